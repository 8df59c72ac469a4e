import type { WorkEvent } from '../../../../shared/model/work';
import { type Transfer, transfersOf } from '../../../../shared/rules/folds';
import { formatDay } from '../../../i18n/dates';
import { label, t } from '../../../i18n/t';
import { DateField, Select, TextArea } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { filled, Reader, type Reading } from '../reading';
import { pastDay, typedToday } from '../today';
import { useAdvance } from '../useAdvance';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

const states = ['da-gui', 'da-nhan', 'bi-tra', 'da-tra-loi'] as const;

/** What usually comes after a state. */
const next: Readonly<Record<Transfer['state'], (typeof states)[number]>> = {
  'da-lap': 'da-gui',
  'da-gui': 'da-nhan',
  'da-nhan': 'da-tra-loi',
  'bi-tra': 'da-gui',
  'da-tra-loi': 'da-tra-loi',
};

interface Values {
  readonly state: string;
  readonly on: string;
  readonly text: string;
}

function read(form: Values, transfer: string, detail: LetterDetail): Reading<WorkEvent> {
  const reader = new Reader();
  const event = filled({
    t: 'transferState' as const,
    transfer,
    state: form.state as (typeof states)[number],
    on: pastDay(reader, 'on', form.on, detail),
    text: form.state === 'bi-tra' ? reader.required('text', form.text, 2000) : reader.text('text', form.text, 2000),
  });
  return reader.done<WorkEvent>(event);
}

/** What became of a transfer: sent, received, returned, answered. */
export function TransferStateForm({ about, claim, toward }: OpenForm) {
  const { detail } = useCase();
  const { add } = useWorkAdd();
  const { advance } = useAdvance();
  const transfer = transfersOf(detail).find(({ entry }) => entry.opId === about);
  const work = useWorkForm<Values, WorkEvent>({
    name: `transferState.${about ?? ''}`,
    initial: { state: transfer ? next[transfer.state] : 'da-gui', on: typedToday(), text: '' },
    read: (form) => read(form, about ?? '', detail),
    save: add,
    onSaved: () => void (toward && advance(toward, claim ?? null)),
  });
  const { form, field } = work;
  return (
    <WorkFormFrame
      title={t('workflow.transferState')}
      work={work}
      about={
        transfer && (
          <p>
            {transfer.entry.event.to}: {label('workflow.stateOf', transfer.state)} {formatDay(transfer.since)}
          </p>
        )
      }
    >
      <div className="span-6">
        <Select
          label={t('workflow.state')}
          options={states.map((value) => ({ value, label: label('workflow.stateOf', value) }))}
          {...field('state')}
        />
      </div>
      <div className="span-6">
        <DateField label={t('workflow.on')} required {...field('on')} />
      </div>
      <div className="span-12">
        <TextArea
          label={t(form.state === 'bi-tra' ? 'workflow.returnedWhy' : 'workflow.note')}
          required={form.state === 'bi-tra'}
          rows={2}
          maxLength={2000}
          {...field('text')}
        />
      </div>
    </WorkFormFrame>
  );
}
