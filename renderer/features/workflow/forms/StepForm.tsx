import type { WorkEvent } from '../../../../shared/model/work';
import { settles } from '../../../../shared/rules/deeds';
import { destructionDecision } from '../../../../shared/rules/workflow';
import { t } from '../../../i18n/t';
import { DateField, Select, TextArea, TextField } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import type { GuardAnswer, GuardWord } from '../../../vault/api/work';
import { useRules } from '../../common/rules';
import { otherPerson, readGuard } from '../../guard/decision';
import { GuardNotice } from '../../guard/GuardNotice';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { filled, Reader, type Reading } from '../reading';
import { pastDay, typedToday } from '../today';
import { useAdvance } from '../useAdvance';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly step: string;
  readonly on: string;
  readonly person: string;
  readonly office: string;
  readonly text: string;
  readonly guardReason: string;
}

interface Read {
  readonly event: WorkEvent;
  readonly word: GuardWord | null;
}

const isDecision = ({ step }: Pick<Values, 'step'>): boolean => step === destructionDecision;

function read(
  form: Values,
  claim: string | undefined,
  finding: GuardAnswer | null,
  detail: LetterDetail,
): Reading<Read> {
  const reader = new Reader();
  readGuard(reader, finding, 'person', form.guardReason);
  const event = filled({
    t: 'step' as const,
    step: reader.required('step', form.step, 60),
    on: pastDay(reader, 'on', form.on, detail),
    person: reader.text('person', form.person, 200),
    office: reader.text('office', form.office, 300),
    // A decision is known by its number.
    text: isDecision(form) ? reader.required('text', form.text, 4000) : reader.text('text', form.text, 4000),
    claim,
  });
  return reader.done<Read>({ event, word: otherPerson(finding, form.person, form.guardReason) });
}

/** A dated step of the procedure; some of them start or end a deadline. */
export function StepForm({ claim, about, toward }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const { add } = useWorkAdd();
  const { advance } = useAdvance();
  const work = useWorkForm<Values, Read>({
    name: `step.${claim ?? ''}${about ? `.${about}` : ''}`,
    initial: { step: about ?? '', on: typedToday(), person: '', office: '', text: '', guardReason: '' },
    read: (form, finding) => read(form, claim, finding, detail),
    guard: ({ step, person, office }) => ({
      act: 'assign',
      person: rules.pack && settles(step, rules.pack) ? person : '',
      office,
    }),
    save: ({ event, word }, draftKey) => add(event, draftKey, word),
    onSaved: () => void (toward && advance(toward, claim ?? null)),
  });
  const { form, field, finding } = work;
  return (
    <WorkFormFrame title={t('workflow.step')} work={work}>
      <div className="span-8">
        <Select
          label={t('workflow.stepName')}
          required
          empty={t('form.choose')}
          options={rules.options('steps')}
          hint={rules.hint('steps', form.step) || undefined}
          {...field('step')}
        />
      </div>
      <div className="span-4">
        <DateField label={t('workflow.doneOn')} required {...field('on')} />
      </div>
      <div className="span-6">
        <TextField label={t('workflow.doneBy')} maxLength={200} {...field('person')} />
      </div>
      <div className="span-6">
        <TextField label={t('workflow.office')} maxLength={300} {...field('office')} />
      </div>
      <GuardNotice finding={finding} person={form.person} reason={field('guardReason')} />
      <div className="span-12">
        <TextArea
          label={t(isDecision(form) ? 'workflow.decisionNo' : 'workflow.note')}
          required={isDecision(form)}
          rows={2}
          maxLength={4000}
          {...field('text')}
        />
      </div>
    </WorkFormFrame>
  );
}
