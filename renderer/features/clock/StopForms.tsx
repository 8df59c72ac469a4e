import type { WorkEvent } from '../../../shared/model/work';
import { dayFault } from '../../../shared/rules/eventDay';
import { isoDay } from '../../i18n/dates';
import { t } from '../../i18n/t';
import { DateField, Select, TextArea } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import { useRules } from '../common/rules';
import { type OpenForm, useCase } from '../letters/caseDesk';
import { filled, Reader, type Reading } from '../workflow/reading';
import { pastDay, typedToday } from '../workflow/today';
import { useWorkAdd } from '../workflow/useWorkAdd';
import { type FieldBinding, useWorkForm } from '../workflow/useWorkForm';
import { WorkFormFrame } from '../workflow/WorkFormFrame';
import { About } from './About';

interface Values {
  readonly reason: string;
  readonly on: string;
  readonly text: string;
}

/** The day on which the clocks stopped or went on: stops follow each other. */
function clockDay(
  reader: Reader,
  form: Values,
  t: 'stop' | 'restart',
  claim: string | undefined,
  detail: LetterDetail,
) {
  const on = pastDay(reader, 'on', form.on, detail);
  if (on === '' || reader.problems.on) return on;
  const fault = dayFault(detail, filled({ t, reason: 'x', on, claim }) as WorkEvent, isoDay(new Date()));
  if (fault) reader.refuse('on', `error.${fault}`);
  return on;
}

function readStop(form: Values, claim: string | undefined, detail: LetterDetail): Reading<WorkEvent> {
  const reader = new Reader();
  const event = filled({
    t: 'stop' as const,
    reason: reader.required('reason', form.reason, 60),
    on: clockDay(reader, form, 'stop', claim, detail),
    text: reader.text('text', form.text, 1000),
    claim,
  });
  return reader.done<WorkEvent>(event);
}

function readRestart(form: Values, claim: string | undefined, detail: LetterDetail): Reading<WorkEvent> {
  const reader = new Reader();
  const event = filled({
    t: 'restart' as const,
    on: clockDay(reader, form, 'restart', claim, detail),
    text: reader.text('text', form.text, 1000),
    claim,
  });
  return reader.done<WorkEvent>(event);
}

const empty = (): Values => ({ reason: '', on: typedToday(), text: '' });

/** Tạm dừng: every clock of the letter, or of the claim that was chosen, stands from that day on, for a reason of the pack. */
export function StopForm({ claim }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const { add } = useWorkAdd();
  const work = useWorkForm<Values, WorkEvent>({
    name: claim ? `stop.${claim}` : 'stop',
    initial: empty(),
    read: (form) => readStop(form, claim, detail),
    save: add,
  });
  const { field } = work;
  return (
    <WorkFormFrame title={t('clock.stop')} work={work} about={<About claim={claim} text={t('clock.stopText')} />}>
      <div className="span-8">
        <Select
          label={t('clock.stopReason')}
          required
          empty={t('form.choose')}
          options={rules.options('stopReasons')}
          {...field('reason')}
        />
      </div>
      <div className="span-4">
        <DateField label={t('clock.stopOn')} required {...field('on')} />
      </div>
      <Words {...field('text')} />
    </WorkFormFrame>
  );
}

/** Tính tiếp: the clocks go on from that day. */
export function RestartForm({ claim }: OpenForm) {
  const { detail } = useCase();
  const { add } = useWorkAdd();
  const work = useWorkForm<Values, WorkEvent>({
    name: claim ? `restart.${claim}` : 'restart',
    initial: empty(),
    read: (form) => readRestart(form, claim, detail),
    save: add,
  });
  const { field } = work;
  return (
    <WorkFormFrame title={t('clock.restart')} work={work} about={<About claim={claim} />}>
      <div className="span-4">
        <DateField label={t('clock.restartOn')} required {...field('on')} />
      </div>
      <Words {...field('text')} />
    </WorkFormFrame>
  );
}

function Words(text: FieldBinding) {
  return (
    <div className="span-12">
      <TextArea label={t('workflow.note')} rows={2} maxLength={1000} {...text} />
    </div>
  );
}
