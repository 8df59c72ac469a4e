import type { WorkEvent } from '../../../shared/model/work';
import { label, t } from '../../i18n/t';
import { TextArea, TextField } from '../../ui';
import { type OpenForm, useCase } from '../letters/caseDesk';
import { Reader, type Reading } from '../workflow/reading';
import { useAdvance } from '../workflow/useAdvance';
import { useWorkAdd } from '../workflow/useWorkAdd';
import { useWorkForm } from '../workflow/useWorkForm';
import { WorkFormFrame } from '../workflow/WorkFormFrame';

interface Values {
  readonly person: string;
  readonly reason: string;
}

function read(form: Values, finding: string): Reading<WorkEvent> {
  const reader = new Reader();
  return reader.done<WorkEvent>({
    t: 'guard',
    person: reader.required('person', form.person, 200),
    finding,
    decision: 'cap-tren',
    reason: reader.required('reason', form.reason, 1000),
  });
}

/** The letter goes to the level above, because whoever would act here must not. */
export function GuardForm({ claim, toward, about }: OpenForm) {
  const { open } = useCase();
  const { add } = useWorkAdd();
  const { advance } = useAdvance();
  const work = useWorkForm<Values, WorkEvent>({
    name: 'guard',
    initial: { person: about ?? '', reason: '' },
    read: (form, found) => read(form, found?.code ?? 'khac'),
    guard: ({ person }) => ({ act: 'assign', person }),
    save: add,
    onSaved: () => {
      const track = claim === undefined ? {} : { claim };
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
        <TextArea label={t('guard.reason')} required rows={2} maxLength={1000} {...field('reason')} />
      </div>
    </WorkFormFrame>
  );
}
