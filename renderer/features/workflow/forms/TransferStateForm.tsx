import type { WorkEvent } from '../../../../shared/model/work';
import { label, t } from '../../../i18n/t';
import { DateField, Select, TextArea } from '../../../ui';
import type { OpenForm } from '../../letters/caseDesk';
import { problemText } from '../problemText';
import { filled, Reader, type Reading } from '../reading';
import { typedToday } from '../today';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

const states = ['da-gui', 'da-nhan', 'bi-tra', 'da-tra-loi'] as const;

interface Values {
  readonly [field: string]: string;
  readonly state: string;
  readonly on: string;
  readonly text: string;
}

function read(form: Values, transfer: string): Reading<WorkEvent> {
  const reader = new Reader();
  const event = filled({
    t: 'transferState' as const,
    transfer,
    state: form.state as (typeof states)[number],
    on: reader.day('on', form.on),
    text: form.state === 'bi-tra' ? reader.required('text', form.text, 2000) : reader.text('text', form.text, 2000),
  });
  return reader.done<WorkEvent>(event);
}

/** What became of a transfer: sent, received, returned, answered. */
export function TransferStateForm({ about }: OpenForm) {
  const { add } = useWorkAdd();
  const work = useWorkForm<Values, WorkEvent>({
    name: `transferState.${about ?? ''}`,
    initial: { state: 'da-gui', on: typedToday(), text: '' },
    read: (form) => read(form, about ?? ''),
    save: add,
    onSaved: () => undefined,
  });
  const { form, set, problems } = work;
  return (
    <WorkFormFrame title={t('workflow.transferState')} work={work}>
      <div className="span-6">
        <Select
          label={t('workflow.state')}
          value={form.state}
          options={states.map((value) => ({ value, label: label('workflow.stateOf', value) }))}
          onChange={(state) => set({ state })}
        />
      </div>
      <div className="span-6">
        <DateField
          label={t('workflow.on')}
          value={form.on}
          required
          onChange={(on) => set({ on })}
          error={problemText(problems, 'on')}
        />
      </div>
      <div className="span-12">
        <TextArea
          label={t(form.state === 'bi-tra' ? 'workflow.returnedWhy' : 'workflow.note')}
          required={form.state === 'bi-tra'}
          rows={2}
          value={form.text}
          maxLength={2000}
          onChange={(text) => set({ text })}
          error={problemText(problems, 'text')}
        />
      </div>
    </WorkFormFrame>
  );
}
