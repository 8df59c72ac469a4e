import type { WorkEvent } from '../../../../shared/model/work';
import { t } from '../../../i18n/t';
import { CheckList, DateField, Select, TextArea } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import { useRules } from '../../common/rules';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { filled, Reader, type Reading } from '../reading';
import { pastDay, typedToday } from '../today';
import { kindOfTrack } from '../tracks';
import { useAdvance } from '../useAdvance';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

type Proposal = Extract<WorkEvent, { t: 'propose' }>;

interface Values {
  readonly direction: string;
  readonly reasons: readonly string[];
  readonly text: string;
  readonly on: string;
}

function read(form: Values, claim: string | undefined, detail: LetterDetail): Reading<Proposal> {
  const reader = new Reader();
  const event = filled({
    t: 'propose' as const,
    direction: reader.required('direction', form.direction, 60),
    reasons: [...form.reasons],
    on: pastDay(reader, 'on', form.on, detail),
    claim,
  });
  return reader.done<Proposal>({ ...event, text: reader.text('text', form.text, 4000) });
}

/** Đề xuất hướng xử lý: a direction of the pack, its grounds, and the officer's own words. */
export function ProposeForm({ claim, toward }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const { add } = useWorkAdd();
  const { advance } = useAdvance();
  const kind = kindOfTrack(detail, claim ?? null);
  const work = useWorkForm<Values, Proposal>({
    name: `propose.${claim ?? ''}`,
    initial: { direction: '', reasons: [], text: '', on: typedToday() },
    read: (form) => read(form, claim, detail),
    save: add,
    onSaved: ({ on }) => void (toward && advance(toward, claim ?? null, on)),
  });
  const { form, field, set } = work;
  return (
    <WorkFormFrame title={t('workflow.propose')} work={work}>
      <div className="span-8">
        <Select
          label={t('letter.direction')}
          required
          empty={t('form.choose')}
          options={rules.options('directions', kind)}
          {...field('direction')}
        />
      </div>
      <div className="span-4">
        <DateField label={t('workflow.proposedOn')} required {...field('on')} />
      </div>
      <div className="span-12">
        <CheckList
          label={t('workflow.reasons')}
          options={rules.options('refusals', kind)}
          chosen={form.reasons}
          onChange={(reasons) => set({ reasons })}
        />
      </div>
      <div className="span-12">
        <TextArea label={t('workflow.proposeText')} rows={3} maxLength={4000} {...field('text')} />
      </div>
    </WorkFormFrame>
  );
}
