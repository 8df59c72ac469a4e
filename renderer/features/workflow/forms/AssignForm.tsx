import type { WorkEvent } from '../../../../shared/model/work';
import { t } from '../../../i18n/t';
import { DateField, Select, TextArea, TextField } from '../../../ui';
import type { GuardAnswer, GuardWord } from '../../../vault/api/work';
import { useRules } from '../../common/rules';
import { otherPerson, readGuard } from '../../guard/decision';
import { GuardNotice } from '../../guard/GuardNotice';
import type { OpenForm } from '../../letters/caseDesk';
import { PersonPicker } from '../PersonPicker';
import { problemText } from '../problemText';
import { filled, Reader, type Reading } from '../reading';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly role: string;
  readonly account: string;
  readonly person: string;
  readonly office: string;
  readonly dueOn: string;
  readonly text: string;
  readonly guardReason: string;
}

interface Read {
  readonly event: WorkEvent;
  readonly guard: GuardWord | null;
}

function read(form: Values, claim: string | undefined, finding: GuardAnswer | null): Reading<Read> {
  const reader = new Reader();
  const person = reader.required('person', form.person, 200);
  readGuard(reader, finding, 'person', form.guardReason);
  const event = filled({
    t: 'assign' as const,
    role: reader.required('role', form.role, 60),
    person,
    account: form.account,
    office: reader.text('office', form.office, 300),
    dueOn: reader.optionalDay('dueOn', form.dueOn),
    text: reader.text('text', form.text, 2000),
    claim,
  });
  return reader.done<Read>({ event, guard: otherPerson(finding, form.person, form.guardReason) });
}

/** Phân công: who does what by when. */
export function AssignForm({ claim }: OpenForm) {
  const rules = useRules();
  const { add } = useWorkAdd();
  const work = useWorkForm<Values, Read>({
    name: `assign.${claim ?? ''}`,
    initial: { role: '', account: '', person: '', office: '', dueOn: '', text: '', guardReason: '' },
    read: (form, finding) => read(form, claim, finding),
    guard: ({ person, account, office }) => ({ act: 'assign', person, account, office }),
    save: ({ event, guard }, draftKey) => add(event, draftKey, guard),
  });
  const { form, field, set, problems, finding } = work;
  return (
    <WorkFormFrame title={t('workflow.assign')} work={work}>
      <div className="span-8">
        <Select
          label={t('workflow.role')}
          required
          empty={t('form.choose')}
          options={rules.options('roles')}
          {...field('role')}
        />
      </div>
      <div className="span-4">
        <DateField label={t('workflow.assignDue')} {...field('dueOn')} />
      </div>
      <PersonPicker
        label={t('workflow.assignee')}
        account={form.account}
        person={form.person}
        onChange={set}
        error={problemText(problems, 'person')}
        unlinked={t('workflow.noAccount')}
      />
      <GuardNotice finding={finding} person={form.person} reason={field('guardReason')} />
      <div className="span-12">
        <TextField label={t('workflow.office')} maxLength={300} {...field('office')} />
      </div>
      <div className="span-12">
        <TextArea label={t('workflow.assignText')} rows={2} maxLength={2000} {...field('text')} />
      </div>
    </WorkFormFrame>
  );
}
