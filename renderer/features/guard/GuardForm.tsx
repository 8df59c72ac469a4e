import type { WorkEvent } from '../../../shared/model/work';
import { label, t } from '../../i18n/t';
import { Select, TextArea, TextField } from '../../ui';
import type { GuardAnswer } from '../../vault/api/work';
import { type OpenForm, useCase } from '../letters/caseDesk';
import { Reader, type Reading } from '../workflow/reading';
import { useAdvance } from '../workflow/useAdvance';
import { useWorkAdd } from '../workflow/useWorkAdd';
import { useWorkForm } from '../workflow/useWorkForm';
import { WorkFormFrame } from '../workflow/WorkFormFrame';

const decisions = ['cap-tren', 'khac-nguoi'] as const;

interface Values {
  readonly decision: string;
  readonly person: string;
  readonly reason: string;
}

function read(form: Values, finding: GuardAnswer | null): Reading<WorkEvent> {
  const reader = new Reader();
  const person = reader.required('person', form.person, 200);
  const isOther = form.decision === 'khac-nguoi';
  if (isOther && !finding) reader.refuse('person', 'guard.notFound');
  if (isOther && finding && !finding.mayOverride) reader.refuse('person', 'guard.blocked');
  return reader.done<WorkEvent>({
    t: 'guard',
    person,
    finding: finding?.code ?? 'khac',
    decision: isOther ? 'khac-nguoi' : 'cap-tren',
    reason: reader.required('reason', form.reason, 1000),
  });
}

/**
 * The letter goes to the level above, because whoever would act here must not; or an officer's word that a colleague only
 * bears a name of the letter.
 */
export function GuardForm({ claim, toward, about }: OpenForm) {
  const { open } = useCase();
  const { add } = useWorkAdd();
  const { advance } = useAdvance();
  const work = useWorkForm<Values, WorkEvent>({
    name: 'guard',
    initial: { decision: 'cap-tren', person: about ?? '', reason: '' },
    read,
    guard: ({ person }) => ({ act: 'own', person }),
    save: add,
    onSaved: (event) => {
      const track = claim === undefined ? {} : { claim };
      if (event.t === 'guard' && event.decision === 'khac-nguoi') return;
      if (toward) void advance(toward, claim ?? null);
      else open({ kind: 'transfer', ...track, ...(work.finding?.propose ? { about: work.finding.propose } : {}) });
    },
  });
  const { field, finding } = work;
  return (
    <WorkFormFrame
      title={t('guard.formTitle')}
      work={work}
      about={
        <p>
          {finding && `${label('guard.because', finding.code)} `}
          {finding?.propose ? t('guard.propose', { unit: finding.propose }) : t('guard.formText')}
        </p>
      }
    >
      <div className="span-12">
        <TextField label={t('guard.person')} required maxLength={200} {...field('person')} />
      </div>
      <div className="span-12">
        <Select
          label={t('guard.decisionLabel')}
          options={decisions.map((value) => ({ value, label: label('guard.decision', value) }))}
          {...field('decision')}
        />
      </div>
      <div className="span-12">
        <TextArea label={t('guard.reason')} required rows={2} maxLength={1000} {...field('reason')} />
      </div>
    </WorkFormFrame>
  );
}
