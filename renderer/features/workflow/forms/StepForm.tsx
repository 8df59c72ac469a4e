import type { WorkEvent } from '../../../../shared/model/work';
import { t } from '../../../i18n/t';
import { DateField, Select, TextArea, TextField } from '../../../ui';
import { useRules } from '../../common/rules';
import type { OpenForm } from '../../letters/caseDesk';
import { problemText } from '../problemText';
import { filled, Reader, type Reading } from '../reading';
import { typedToday } from '../today';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly [field: string]: string;
  readonly step: string;
  readonly on: string;
  readonly person: string;
  readonly text: string;
}

function read(form: Values, claim: string | undefined): Reading<WorkEvent> {
  const reader = new Reader();
  const event = filled({
    t: 'step' as const,
    step: reader.required('step', form.step, 60),
    on: reader.day('on', form.on),
    person: reader.text('person', form.person, 200),
    text: reader.text('text', form.text, 4000),
    claim,
  });
  return reader.done<WorkEvent>(event);
}

/** A dated step of the procedure; some of them start or end a deadline. */
export function StepForm({ claim, about }: OpenForm) {
  const rules = useRules();
  const { add } = useWorkAdd();
  const work = useWorkForm<Values, WorkEvent>({
    name: `step.${claim ?? ''}`,
    initial: { step: about ?? '', on: typedToday(), person: '', text: '' },
    read: (form) => read(form, claim),
    save: add,
    onSaved: () => undefined,
  });
  const { form, set, problems } = work;
  return (
    <WorkFormFrame title={t('workflow.step')} work={work}>
      <div className="span-8">
        <Select
          label={t('workflow.stepName')}
          value={form.step}
          required
          empty={t('form.choose')}
          options={rules.options('steps')}
          hint={rules.hint('steps', form.step) || undefined}
          onChange={(step) => set({ step })}
          error={problemText(problems, 'step')}
        />
      </div>
      <div className="span-4">
        <DateField
          label={t('workflow.doneOn')}
          value={form.on}
          required
          onChange={(on) => set({ on })}
          error={problemText(problems, 'on')}
        />
      </div>
      <div className="span-12">
        <TextField
          label={t('workflow.doneBy')}
          value={form.person}
          maxLength={200}
          onChange={(person) => set({ person })}
        />
      </div>
      <div className="span-12">
        <TextArea
          label={t('workflow.note')}
          rows={2}
          value={form.text}
          maxLength={4000}
          onChange={(text) => set({ text })}
        />
      </div>
    </WorkFormFrame>
  );
}
