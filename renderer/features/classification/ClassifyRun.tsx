import type { LetterStatus } from '../../../shared/model/letter';
import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, showToast, useHotkeys } from '../../ui';
import { ErrorBanner } from '../common/ErrorBanner';
import { useMarkingLevel } from '../common/marking';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVaultCommand, useVaultQuery } from '../common/vault';
import { ClassifyPanel } from './ClassifyPanel';
import { LetterText } from './LetterText';
import { useQueue } from './useQueue';

const classified: LetterStatus = 'phan-loai';

/** Phân loại lần lượt: every letter that has no class yet, one after another, without leaving the keyboard. */
export function ClassifyRun({ first }: { readonly first?: string | undefined }) {
  const { back, go } = useRouter();
  const queue = useQueue(first);
  useHotkeys({ escape: back, 'alt+arrowdown': queue.next, 'alt+arrowup': queue.previous });
  return (
    <section className="screen" aria-label={t('classify.run')}>
      <div className="screen-head">
        <div className="row">
          <h1>{t('classify.run')}</h1>
          {queue.recId && (
            <span className="dim" role="status">
              {t('classify.place', { place: queue.place + 1, total: queue.total })}
            </span>
          )}
        </div>
        <div className="row">
          <Button keys="Alt+↑" disabled={queue.place <= 0} onClick={queue.previous}>
            {t('classify.previous')}
          </Button>
          <Button keys="Alt+↓" disabled={queue.place + 1 >= queue.total} onClick={queue.next}>
            {t('classify.next')}
          </Button>
          <Button tone="quiet" keys="Esc" onClick={back}>
            {t('action.back')}
          </Button>
        </div>
      </div>
      {queue.error && <ErrorBanner error={queue.error} onRetry={queue.refetch} />}
      {queue.recId ? (
        <One
          key={queue.recId}
          recId={queue.recId}
          onDone={queue.done}
          onCancel={back}
          onOpen={() => go({ screen: 'letter', recId: queue.recId! })}
        />
      ) : (
        queue.ready && <Banner tone="ok">{t('classify.allDone')}</Banner>
      )}
    </section>
  );
}

interface OneProps {
  readonly recId: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly onOpen: () => void;
}

/** The letter on the left, what it is on the right. Classified, it goes on to that status where the pack lets it. */
function One({ recId, onDone, onCancel, onOpen }: OneProps) {
  const detail = useVaultQuery('letters', 'letter.get', { recId });
  const rules = useRules();
  const move = useVaultCommand('letter.move');
  useMarkingLevel(detail.data?.letter.level);
  useHotkeys({ 'alt+o': onOpen });
  if (detail.error) return <ErrorBanner error={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data) return <p role="status">{t('detail.loading')}</p>;
  const letter = detail.data;
  const goOn = async () => {
    if (letter.status === 'tiep-nhan' && letter.moves.main.some(({ to }) => to === classified)) {
      const result = await move.mutateAsync({ recId, to: classified });
      if (!result.ok) showToast({ tone: 'danger', text: errorText(result.error) });
    }
    onDone();
  };
  return (
    <div className="classify-run">
      <div className="screen-scroll stack">
        <LetterText detail={letter} rules={rules} />
        <div>
          <Button keys="Alt+O" onClick={onOpen}>
            {t('classify.open')}
          </Button>
        </div>
      </div>
      <div className="screen-scroll">
        <ClassifyPanel detail={letter} onSaved={() => void goOn()} onCancel={onCancel} />
      </div>
    </div>
  );
}
