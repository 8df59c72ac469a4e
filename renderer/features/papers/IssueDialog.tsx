import type { DeskError } from '../../../shared/errors';
import { paperNumberText } from '../../../shared/rules/papers';
import type { Clock } from '../../../shared/rules/types';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Dialog } from '../../ui';
import { ErrorBanner } from '../common/ErrorBanner';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { UnverifiedDue } from './UnverifiedDue';

export interface IssueDialogProps {
  readonly name: string;
  readonly book: string;
  readonly year: number;
  /** `TB/UBKT`, behind the number. */
  readonly sign: string;
  /** Places that are still to be filled. */
  readonly unfilled: number;
  /** Deadlines in it that nobody has verified. */
  readonly unverified: readonly Clock[];
  readonly busy: boolean;
  readonly error: DeskError | null;
  readonly onIssue: () => void;
  readonly onCancel: () => void;
}

/** Says which number the paper gets, and what can't be taken back. */
export function IssueDialog(props: IssueDialogProps) {
  const { name, book, year, sign, unfilled, unverified, busy, error, onIssue, onCancel } = props;
  const rules = useRules();
  const next = useVaultQuery('letters', 'book.next', { book, year });
  return (
    <Dialog title={t('papers.issueTitle', { name })} onClose={onCancel}>
      <div className="stack">
        {next.error && <ErrorBanner error={next.error} onRetry={() => void next.refetch()} />}
        {next.data && (
          <p>
            {t('papers.issueNumber', { book: rules.name('books', book) })}{' '}
            <strong className="number">{paperNumberText(next.data.text, sign)}</strong>
          </p>
        )}
        <p>{t('papers.issueText')}</p>
        {unfilled > 0 && <Banner tone="warn">{t('papers.issueUnfilled', { count: unfilled })}</Banner>}
        <UnverifiedDue clocks={unverified} />
        {error && <Banner tone="danger">{errorText(error)}</Banner>}
        <div className="row">
          <Button tone="primary" busy={busy} autoFocus onClick={onIssue}>
            {t('papers.issue')}
          </Button>
          <Button onClick={onCancel}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
