import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner, Button, Progress } from '../../ui';
import { useRouter } from '../common/route';
import type { RunState } from './useImportRun';

export interface RunViewProps {
  readonly state: Exclude<RunState, { step: 'idle' }>;
  readonly onCancel: () => void;
  /** Back to choosing a file; without it the file field is still there. */
  readonly onAgain?: () => void;
}

/** An import under way, and what came of it. */
export function RunView({ state, onCancel, onAgain }: RunViewProps) {
  const { go } = useRouter();
  if (state.step === 'running') {
    const { done, total, rate, cancelled } = state;
    const counted = t('import.progress', { done, total });
    return (
      <div className="stack">
        <Progress label={rate > 0 ? `${counted} · ${t('import.rate', { rate })}` : counted} done={done} total={total} />
        <div className="row">
          <Button onClick={onCancel} busy={cancelled} autoFocus>
            {t('import.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  if (state.step === 'linking') {
    const { done, total } = state;
    return <Progress label={t('import.linking', { done, total })} done={done} total={total} />;
  }
  const actions = (
    <>
      {onAgain && <Button onClick={onAgain}>{t('import.again')}</Button>}
      <Button onClick={() => go({ screen: 'register' })}>{t('action.openRegister')}</Button>
    </>
  );
  if (state.step === 'failed') {
    return (
      <Banner tone="danger" title={t('import.failed')} actions={onAgain && actions}>
        {errorText(state.error)} {t('import.failedStands')}
      </Banner>
    );
  }
  const { imported, total, linked, unlinked } = state;
  return (
    <div className="stack">
      {imported < total && <Banner tone="warn">{t('import.cancelled', { imported, total })}</Banner>}
      <Banner tone="ok" actions={actions}>
        {t('import.done', { count: imported })} {linked > 0 && t('import.linked', { count: linked })}
      </Banner>
      {unlinked > 0 && <Banner tone="warn">{t('import.notLinked', { count: unlinked })}</Banner>}
    </div>
  );
}
