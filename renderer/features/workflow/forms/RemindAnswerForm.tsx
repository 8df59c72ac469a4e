import type { WorkEvent } from '../../../../shared/model/work';
import { type Reminder, remindersOf, unansweredOf } from '../../../../shared/rules/folds';
import { formatDay, isoDay } from '../../../i18n/dates';
import { t } from '../../../i18n/t';
import { DateField, Select, TextArea } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { filled, Reader, type Reading } from '../reading';
import { pastDay, typedToday } from '../today';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly reminder: string;
  readonly on: string;
  readonly text: string;
}

function read(form: Values, detail: LetterDetail): Reading<WorkEvent> {
  const reader = new Reader();
  const reminder = reader.required('reminder', form.reminder, 32);
  const on = pastDay(reader, 'on', form.on, detail);
  const reminded = detail.work.find(({ opId }) => opId === reminder)?.event;
  if (on !== '' && reminded?.t === 'remind' && on < reminded.on) reader.refuse('on', 'workflow.answerBefore');
  const text = reader.text('text', form.text, 2000);
  return reader.done<WorkEvent>(filled({ t: 'remindAnswer' as const, reminder, on, text }));
}

/** Trả lời đôn đốc: whoever was reminded has answered, by a paper or in person, with or without a transfer before. */
export function RemindAnswerForm({ about }: OpenForm) {
  const { detail } = useCase();
  const { add } = useWorkAdd();
  const waiting = unansweredOf(detail).map(({ opId }) => opId);
  const offered = remindersOf(detail, isoDay(new Date())).filter(
    ({ entry: { opId } }) => opId === about || waiting.includes(opId),
  );
  const work = useWorkForm<Values, WorkEvent>({
    name: `remindAnswer.${about ?? ''}`,
    initial: { reminder: about ?? offered.at(-1)?.entry.opId ?? '', on: typedToday(), text: '' },
    read: (form) => read(form, detail),
    save: add,
  });
  const { field } = work;
  return (
    <WorkFormFrame title={t('workflow.act.remindAnswer')} work={work}>
      <div className="span-8">
        <Select
          label={t('workflow.answerOf')}
          required
          options={offered.map((reminder) => ({ value: reminder.entry.opId, label: nameOf(reminder) }))}
          {...field('reminder')}
        />
      </div>
      <div className="span-4">
        <DateField label={t('workflow.answeredOn')} required {...field('on')} />
      </div>
      <div className="span-12">
        <TextArea label={t('workflow.answerText')} rows={2} maxLength={2000} {...field('text')} />
      </div>
    </WorkFormFrame>
  );
}

const nameOf = ({ entry: { event }, no }: Reminder): string =>
  t('workflow.answerOption', { to: event.to, place: no, on: formatDay(event.on) });
