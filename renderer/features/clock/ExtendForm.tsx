import type { WorkEvent } from '../../../shared/model/work';
import { formatDay, parseDay } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Banner, DateField, Select, TextArea, TextField } from '../../ui';
import type { LetterDetail } from '../../vault/api';
import type { GuardAnswer, GuardWord } from '../../vault/api/work';
import { useRules } from '../common/rules';
import { otherPerson, readGuard } from '../guard/decision';
import { GuardNotice } from '../guard/GuardNotice';
import { type OpenForm, useCase } from '../letters/caseDesk';
import { filled, Reader, type Reading } from '../workflow/reading';
import { pastDay, typedToday } from '../workflow/today';
import { useWorkAdd } from '../workflow/useWorkAdd';
import { useWorkForm } from '../workflow/useWorkForm';
import { WorkFormFrame } from '../workflow/WorkFormFrame';
import { About } from './About';

interface Values {
  readonly rule: string;
  readonly days: string;
  readonly on: string;
  readonly approver: string;
  readonly office: string;
  readonly notice: string;
  readonly reason: string;
  readonly guardReason: string;
}

interface Read {
  readonly event: WorkEvent;
  readonly word: GuardWord | null;
}

function read(
  form: Values,
  finding: GuardAnswer | null,
  claim: string | undefined,
  detail: LetterDetail,
): Reading<Read> {
  const reader = new Reader();
  readGuard(reader, finding, 'approver', form.guardReason);
  const event = filled({
    t: 'extend' as const,
    rule: reader.required('rule', form.rule, 60),
    days: reader.count('days', form.days, 1, 1000),
    on: pastDay(reader, 'on', form.on, detail),
    approver: reader.required('approver', form.approver, 200),
    office: reader.text('office', form.office, 300),
    notice: reader.text('notice', form.notice, 300),
    reason: reader.required('reason', form.reason, 1000),
    claim,
  });
  return reader.done<Read>({ event, word: otherPerson(finding, form.approver, form.guardReason) });
}

/** Gia hạn: how many days more, who agreed, and how the sender was told. Beyond the limit it is kept and marked. */
export function ExtendForm({ about, claim }: OpenForm) {
  const { detail } = useCase();
  const own = detail.clocks.filter((clock) => claim === undefined || (clock.claim ?? claim) === claim);
  const clocks = own.filter(({ rule }, at) => own.findIndex((other) => other.rule === rule) === at);
  const rules = useRules();
  const { add } = useWorkAdd();
  const work = useWorkForm<Values, Read>({
    name: claim ? `extend.${claim}` : 'extend',
    initial: {
      rule: about ?? (clocks.length === 1 ? (clocks[0]?.rule ?? '') : ''),
      days: '',
      on: typedToday(),
      approver: '',
      office: '',
      notice: '',
      reason: '',
      guardReason: '',
    },
    read: (form, finding) => read(form, finding, claim, detail),
    guard: ({ approver, office }) => ({ act: 'approve', person: approver, office }),
    save: ({ event, word }, draftKey) => add(event, draftKey, word),
  });
  const { form, field, finding } = work;
  const clock = clocks.find(({ rule }) => rule === form.rule);
  const limit = rules.pack?.deadlines.find(({ code }) => code === form.rule)?.extension ?? null;
  const used = clock?.extensions.length ?? 0;
  const beyond = clock !== undefined && (limit === null || used >= limit.times || Number(form.days) > limit.days);
  const decidedOn = parseDay(form.on);
  const passed = clock !== undefined && decidedOn !== null && decidedOn > (clock.doneOn ?? clock.dueOn);
  return (
    <WorkFormFrame title={t('clock.extend')} work={work} about={<About claim={claim} />}>
      <div className="span-8">
        <Select
          label={t('clock.rule')}
          required
          empty={t('form.choose')}
          options={clocks.map(({ rule, name }) => ({ value: rule, label: name }))}
          {...field('rule')}
        />
      </div>
      <div className="span-4">
        <TextField
          label={clock ? t('clock.extendDays', { unit: label('clock.unit', clock.unit) }) : t('clock.days')}
          required
          maxLength={4}
          {...field('days')}
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
      {passed && (
        <div className="span-12">
          <Banner tone="warn">
            {clock.doneOn === null
              ? t('clock.extendedLateWarn', { due: formatDay(clock.dueOn) })
              : t('clock.extendedDoneWarn', { on: formatDay(clock.doneOn) })}
          </Banner>
        </div>
      )}
      <div className="span-4">
        <DateField label={t('clock.extendedOn')} required {...field('on')} />
      </div>
      <div className="span-8">
        <TextField label={t('clock.approver')} required maxLength={200} {...field('approver')} />
      </div>
      <GuardNotice finding={finding} person={form.approver} reason={field('guardReason')} />
      <div className="span-12">
        <TextField label={t('workflow.office')} maxLength={300} {...field('office')} />
      </div>
      <div className="span-12">
        <TextField label={t('clock.notice')} hint={t('clock.noticeHint')} maxLength={300} {...field('notice')} />
      </div>
      <div className="span-12">
        <TextArea label={t('workflow.reason')} required rows={2} maxLength={1000} {...field('reason')} />
      </div>
    </WorkFormFrame>
  );
}
