import { useState } from 'react';
import type { WorkEvent } from '../../../shared/model/work';
import { isVoidable } from '../../../shared/rules/voiding';
import { formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { Button } from '../../ui';
import type { HistoryEntry } from '../../vault/api';
import { ReasonDialog } from '../common/ReasonDialog';
import { useRules } from '../common/rules';
import { useWorkAdd } from '../workflow/useWorkAdd';
import { useCase } from './caseDesk';
import { eventWords } from './eventWords';

export interface WorkLineProps {
  readonly entry: HistoryEntry;
  readonly event: WorkEvent;
}

/** What was done; struck through with its reason when it was taken back, which is offered where it can be. */
export function WorkLine({ entry, event }: WorkLineProps) {
  const { detail, mayChange } = useCase();
  const rules = useRules();
  const { addNow, busy } = useWorkAdd();
  const [asking, setAsking] = useState(false);
  const { opId, voided } = entry;
  const words = eventWords(event, rules);
  if (voided) {
    const { by, atMs, reason } = voided;
    return (
      <>
        <p>
          <del>{words}</del>
        </p>
        <p>{t('history.voided', { by, when: formatFullMoment(atMs), reason })}</p>
      </>
    );
  }
  const takeBack = async (reason: string) => {
    await addNow({ t: 'void', event: opId, reason }, t('history.voidedNow'));
    setAsking(false);
  };
  return (
    <>
      <p>{words}</p>
      {mayChange && isVoidable(detail.work, { opId, event }) && (
        <div>
          <Button
            size="small"
            tone="quiet"
            label={t('history.voidOf', { event: words })}
            onClick={() => setAsking(true)}
          >
            {t('history.void')}
          </Button>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={t('history.voidTitle')}
          text={t('history.voidText', { event: words })}
          label={t('history.voidReason')}
          maxLength={1000}
          action={t('history.void')}
          busy={busy}
          onReason={(reason) => void takeBack(reason)}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
