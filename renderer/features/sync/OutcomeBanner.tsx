import { errorText } from '../../i18n/errors';
import { t } from '../../i18n/t';
import { Banner } from '../../ui';
import type { SyncOutcome } from '../../vault/api';

export interface OutcomeBannerProps {
  readonly outcome: SyncOutcome;
  /** What is still unsent by the vault's own count; null when that could not be read. */
  readonly unsentOps: number | null;
}

/** What a round of sync came to. "Done" is said only when there was no error and nothing is left unsigned. */
export function OutcomeBanner({ outcome, unsentOps }: OutcomeBannerProps) {
  const moved = { pushed: outcome.pushedOps, pulled: outcome.pulledOps };
  if (outcome.error) {
    return (
      <Banner tone="danger" title={t('sync.failed', { why: errorText(outcome.error) })}>
        {outcome.pushedOps + outcome.pulledOps > 0 && t('sync.partial', moved)}
      </Banner>
    );
  }
  if (unsentOps === null) return <Banner tone="warn">{t('sync.doneUnsure', moved)}</Banner>;
  if (unsentOps > 0) return <Banner tone="warn">{t('sync.doneSome', { ...moved, left: unsentOps })}</Banner>;
  return <Banner tone="ok">{t('sync.doneAll', moved)}</Banner>;
}
