import type { LetterStatus } from '../../../../shared/model/letter';
import { t } from '../../../i18n/t';
import { DateField, Select, TextArea } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import { useRules } from '../../common/rules';
import { useVault } from '../../common/vault';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { Reader, type Reading } from '../reading';
import { isMoveDay, typedToday } from '../today';
import { movesOf, useAdvance } from '../useAdvance';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly to: string;
  readonly on: string;
  readonly reason: string;
}

interface Read {
  readonly to: LetterStatus;
  readonly on: string;
  readonly reason: string;
}

function read(form: Values, detail: LetterDetail, asksReason: boolean): Reading<Read> {
  const reader = new Reader();
  const to = reader.required('to', form.to, 60) as LetterStatus;
  const on = reader.day('on', form.on);
  if (on !== '' && !isMoveDay(on, detail)) reader.refuse('on', 'workflow.dayOutside');
  const reason = asksReason ? reader.required('reason', form.reason, 2000) : reader.text('reason', form.reason, 2000);
  return reader.done<Read>({ to, on, reason });
}

/**
 * A move that must say why (closing early, taking back, shelving, destroying); and any move that happened on another day
 * than today, which is then chosen here.
 */
export function MoveForm({ claim, toward }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const vault = useVault();
  const { moveNow } = useAdvance();
  const ready = movesOf(detail, claim ?? null).filter(({ missing }) => missing.length === 0);
  const asksReason = (to: string) => ready.some((move) => move.to === to && move.needsReason);
  const work = useWorkForm<Values, Read>({
    name: `move.${claim ?? ''}.${toward ?? ''}`,
    initial: { to: toward ?? '', on: typedToday(), reason: '' },
    read: (form) => read(form, detail, asksReason(form.to)),
    save: async ({ to, on, reason }, key) => {
      const result = await moveNow(to, claim ?? null, { reason, on });
      if (result.ok) await vault.call('draft.remove', { key });
      return result;
    },
  });
  const { form, field } = work;
  return (
    <WorkFormFrame
      title={toward ? t('workflow.moveTo', { status: rules.name('statuses', toward) }) : t('workflow.otherDay')}
      work={work}
      saveLabel={t('workflow.moveNow')}
      blocked={toward !== undefined && !ready.some((move) => move.to === toward)}
    >
      {toward === undefined && (
        <div className="span-8">
          <Select
            label={t('workflow.moveWhich')}
            required
            empty={t('form.choose')}
            options={ready.map(({ to }) => ({ value: to, label: rules.name('statuses', to) }))}
            {...field('to')}
          />
        </div>
      )}
      <div className="span-4">
        <DateField label={t('workflow.doneOn')} required {...field('on')} />
      </div>
      <div className={toward === undefined ? 'span-12' : 'span-8'}>
        <TextArea
          label={t('workflow.reason')}
          required={asksReason(form.to)}
          rows={2}
          maxLength={2000}
          {...field('reason')}
        />
      </div>
    </WorkFormFrame>
  );
}
