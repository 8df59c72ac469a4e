import type { WorkEvent } from '../../../shared/model/work';
import { label, t } from '../../i18n/t';
import { Banner, DateField, Select, TextArea, TextField } from '../../ui';
import { useRules } from '../common/rules';
import { type OpenForm, useCase } from '../letters/caseDesk';
import { problemText } from '../workflow/problemText';
import { filled, Reader, type Reading } from '../workflow/reading';
import { typedToday } from '../workflow/today';
import { useWorkAdd } from '../workflow/useWorkAdd';
import { useWorkForm } from '../workflow/useWorkForm';
import { WorkFormFrame } from '../workflow/WorkFormFrame';

interface Values {
  readonly [field: string]: string;
  readonly rule: string;
  readonly days: string;
  readonly on: string;
  readonly approver: string;
  readonly notice: string;
  readonly reason: string;
}

function read(form: Values): Reading<WorkEvent> {
  const reader = new Reader();
  const event = filled({
    t: 'extend' as const,
    rule: reader.required('rule', form.rule, 60),
    days: reader.count('days', form.days, 1, 1000),
    on: reader.day('on', form.on),
    approver: reader.required('approver', form.approver, 200),
    notice: reader.text('notice', form.notice, 300),
    reason: reader.required('reason', form.reason, 1000),
  });
  return reader.done<WorkEvent>(event);
}

/** Gia hạn: how many days more, who agreed, and how the sender was told. Beyond the limit it is kept and marked. */
export function ExtendForm({ about }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const { add } = useWorkAdd();
  const work = useWorkForm<Values, WorkEvent>({
    name: 'extend',
    initial: {
      rule: about ?? (detail.clocks.length === 1 ? (detail.clocks[0]?.rule ?? '') : ''),
      days: '',
      on: typedToday(),
      approver: '',
      notice: '',
      reason: '',
    },
    read,
    save: add,
    onSaved: () => undefined,
  });
  const { form, set, problems } = work;
  const clock = detail.clocks.find(({ rule }) => rule === form.rule);
  const limit = rules.pack?.deadlines.find(({ code }) => code === form.rule)?.extension ?? null;
  const used = clock?.extensions.length ?? 0;
  const beyond = clock !== undefined && (limit === null || used >= limit.times || Number(form.days) > limit.days);
  return (
    <WorkFormFrame title={t('clock.extend')} work={work}>
      <div className="span-8">
        <Select
          label={t('clock.rule')}
          value={form.rule}
          required
          empty={t('form.choose')}
          options={detail.clocks.map(({ rule, name }) => ({ value: rule, label: name }))}
          onChange={(rule) => set({ rule })}
          error={problemText(problems, 'rule')}
        />
      </div>
      <div className="span-4">
        <TextField
          label={clock ? t('clock.extendDays', { unit: label('clock.unit', clock.unit) }) : t('clock.days')}
          value={form.days}
          required
          maxLength={4}
          onChange={(days) => set({ days })}
          error={problemText(problems, 'days')}
        />
      </div>
      {clock && (
        <p className="span-12 dim">
          {limit ? t('clock.limit', { times: limit.times, days: limit.days, used }) : t('clock.noLimit')}
        </p>
      )}
      {beyond && form.days !== '' && (
        <div className="span-12">
          <Banner tone="warn">{t('clock.beyondWarn')}</Banner>
        </div>
      )}
      <div className="span-4">
        <DateField
          label={t('clock.extendedOn')}
          value={form.on}
          required
          onChange={(on) => set({ on })}
          error={problemText(problems, 'on')}
        />
      </div>
      <div className="span-8">
        <TextField
          label={t('clock.approver')}
          value={form.approver}
          required
          maxLength={200}
          onChange={(approver) => set({ approver })}
          error={problemText(problems, 'approver')}
        />
      </div>
      <div className="span-12">
        <TextField
          label={t('clock.notice')}
          hint={t('clock.noticeHint')}
          value={form.notice}
          maxLength={300}
          onChange={(notice) => set({ notice })}
        />
      </div>
      <div className="span-12">
        <TextArea
          label={t('workflow.reason')}
          required
          rows={2}
          value={form.reason}
          maxLength={1000}
          onChange={(reason) => set({ reason })}
          error={problemText(problems, 'reason')}
        />
      </div>
    </WorkFormFrame>
  );
}
