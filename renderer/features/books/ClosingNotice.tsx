import { formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import type { VaultOutput } from '../../vault/api';

type Closing = NonNullable<VaultOutput<'book.rows'>['closing']>;

const named = ({ by, account, atMs }: Closing) => ({ by, account, at: formatFullMoment(atMs) });

/** What is not as it should be about a closed book: its rows, or that the period was closed more than once. */
export function ClosingNotice(props: {
  readonly closing: Closing;
  readonly others: readonly Closing[];
  readonly onChoose: (opId: string) => void;
}) {
  const { closing, others, onChoose } = props;
  return (
    <>
      {closing.state === 'altered' && (
        <Banner tone="danger" title={t('books.altered')}>
          {t('books.alteredText')}
        </Banner>
      )}
      {closing.state === 'partial' && (
        <Banner tone="warn" title={t('books.partial')}>
          {t('books.partialText')}
        </Banner>
      )}
      {others.length > 0 && (
        <Banner
          tone="warn"
          title={t('books.severalClosings', { count: others.length + 1 })}
          actions={others.map((other) => (
            <Button key={other.opId} size="small" onClick={() => onChoose(other.opId)}>
              {t('books.otherClosing', named(other))}
            </Button>
          ))}
        >
          {t('books.severalClosingsText', named(closing))}
        </Banner>
      )}
    </>
  );
}
