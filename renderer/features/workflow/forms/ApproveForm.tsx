import type { WorkEvent } from '../../../../shared/model/work';
import { formatDay } from '../../../i18n/dates';
import { label, t } from '../../../i18n/t';
import { Banner, DateField, Select, TextArea, TextField } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import type { GuardAnswer, GuardWord } from '../../../vault/api/work';
import { useRules } from '../../common/rules';
import { otherPerson, readGuard } from '../../guard/decision';
import { GuardNotice } from '../../guard/GuardNotice';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { PersonPicker } from '../PersonPicker';
import { problemText } from '../problemText';
import { filled, Reader, type Reading } from '../reading';
import { standingOf } from '../standing';
import { pastDay, typedToday } from '../today';
import { kindOfTrack } from '../tracks';
import { useAdvance } from '../useAdvance';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

const verdicts = ['dong-y', 'dong-y-sua', 'tra-lai'] as const;
type Verdict = (typeof verdicts)[number];

interface Values {
  readonly verdict: string;
  readonly direction: string;
  readonly account: string;
  readonly person: string;
  readonly office: string;
  readonly on: string;
  readonly text: string;
  readonly guardReason: string;
}

type Approval = Extract<WorkEvent, { t: 'approve' }>;
interface Read {
  readonly approval: Approval;
  readonly guard: GuardWord | null;
}

function read(
  form: Values,
  proposal: string,
  claim: string | undefined,
  finding: GuardAnswer | null,
  detail: LetterDetail,
): Reading<Read> {
  const reader = new Reader();
  const verdict = reader.required('verdict', form.verdict, 20) as Verdict;
  const approver = reader.required('person', form.person, 200);
  readGuard(reader, finding, 'person', form.guardReason);
  const event = filled({
    t: 'approve' as const,
    proposal,
    verdict,
    direction: verdict === 'dong-y-sua' ? reader.required('direction', form.direction, 60) : undefined,
    approver,
    account: form.account,
    office: reader.text('office', form.office, 300),
    on: pastDay(reader, 'on', form.on, detail),
    text: verdict === 'tra-lai' ? reader.required('text', form.text, 4000) : reader.text('text', form.text, 4000),
    claim,
  });
  return reader.done({ approval: event as Approval, guard: otherPerson(finding, form.person, form.guardReason) });
}

/** The direction that the approval would agree to; '' for none. */
function agreedOn({ verdict, direction }: Pick<Values, 'verdict' | 'direction'>, proposed = ''): string {
  if (verdict === 'tra-lai') return '';
  return verdict === 'dong-y-sua' ? direction : proposed;
}

/** Duyệt hướng xử lý: agreed, agreed with another direction, or sent back with its reason. */
export function ApproveForm({ claim, toward }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const { add } = useWorkAdd();
  const { advance } = useAdvance();
  const proposal = standingOf(detail.work, claim ?? null)?.proposal ?? null;
  const initial: Values = {
    verdict: 'dong-y',
    direction: '',
    account: '',
    person: '',
    office: '',
    on: typedToday(),
    text: '',
    guardReason: '',
  };
  const work = useWorkForm<Values, Read>({
    name: `approve.${claim ?? ''}`,
    initial,
    read: (form, finding) => read(form, proposal?.opId ?? '', claim, finding, detail),
    guard: ({ person, account, office, ...form }) => ({
      act: 'approve',
      person,
      account,
      office,
      direction: agreedOn(form, proposal?.event.direction),
    }),
    save: ({ approval, guard }, draftKey) => add(approval, draftKey, guard),
    onSaved: ({ approval }) => {
      if (approval.verdict === 'tra-lai') return;
      const direction = approval.direction ?? proposal?.event.direction;
      const to = rules.pack?.directions.find(({ code }) => code === direction)?.status ?? toward;
      if (to) void advance(to, claim ?? null, approval.on);
    },
  });
  const { form, field, set, problems, finding } = work;
  if (!proposal) {
    return <Banner tone="warn">{t('workflow.noProposal')}</Banner>;
  }
  const { event } = proposal;
  return (
    <WorkFormFrame
      title={t('workflow.approve')}
      work={work}
      about={
        <p>
          {t('workflow.proposed', {
            direction: rules.name('directions', event.direction),
            on: formatDay(event.on),
            by: proposal.by,
          })}
          {event.text && <span className="dim"> {event.text}</span>}
        </p>
      }
    >
      <div className="span-4">
        <Select
          label={t('workflow.verdict')}
          options={verdicts.map((value) => ({ value, label: label('workflow.verdictOf', value) }))}
          {...field('verdict')}
        />
      </div>
      <div className="span-8">
        {form.verdict === 'dong-y-sua' && (
          <Select
            label={t('workflow.otherDirection')}
            required
            empty={t('form.choose')}
            options={rules.options('directions', kindOfTrack(detail, claim ?? null))}
            {...field('direction')}
          />
        )}
      </div>
      <PersonPicker
        label={t('workflow.approver')}
        account={form.account}
        person={form.person}
        onChange={set}
        error={problemText(problems, 'person')}
      />
      <GuardNotice finding={finding} person={form.person} reason={field('guardReason')} />
      <div className="span-8">
        <TextField label={t('workflow.office')} maxLength={300} {...field('office')} />
      </div>
      <div className="span-4">
        <DateField label={t('workflow.approvedOn')} required {...field('on')} />
      </div>
      <div className="span-12">
        <TextArea
          label={t(form.verdict === 'tra-lai' ? 'workflow.sendBackWhy' : 'workflow.opinion')}
          required={form.verdict === 'tra-lai'}
          rows={2}
          maxLength={4000}
          {...field('text')}
        />
      </div>
    </WorkFormFrame>
  );
}
