import { useState } from 'react';
import type { WorkEvent } from '../../../../shared/model/work';
import { remindersOf, sameRecipient, transfersOf } from '../../../../shared/rules/folds';
import { isoDay } from '../../../i18n/dates';
import { t } from '../../../i18n/t';
import { DateField, TextArea, TextField } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import type { GuardAnswer, GuardWord } from '../../../vault/api/work';
import { otherPerson, readGuard } from '../../guard/decision';
import { GuardNotice } from '../../guard/GuardNotice';
import { useCase } from '../../letters/caseDesk';
import { filled, Reader, type Reading } from '../reading';
import { pastDay, typedToday } from '../today';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly to: string;
  readonly on: string;
  readonly dueOn: string;
  readonly text: string;
  readonly guardReason: string;
}

interface Read {
  readonly event: WorkEvent;
  readonly word: GuardWord | null;
}

interface Recipient {
  readonly to: string;
  readonly unitId?: string | undefined;
}

/** The unit that the letter went to, when that is the name in the field. */
const recipient = (to: string, known: Recipient | null): Recipient => ({
  to,
  unitId: known?.to === to ? known.unitId : undefined,
});

function read(form: Values, known: Recipient | null, finding: GuardAnswer | null, detail: LetterDetail): Reading<Read> {
  const reader = new Reader();
  const to = reader.required('to', form.to, 300);
  readGuard(reader, finding, 'to', form.guardReason);
  const on = pastDay(reader, 'on', form.on, detail);
  const dueOn = reader.optionalDay('dueOn', form.dueOn);
  if (dueOn !== undefined && on !== '' && dueOn < on) reader.refuse('dueOn', 'workflow.dueBefore');
  const event = filled({
    t: 'remind' as const,
    ...recipient(to, known),
    on,
    dueOn,
    text: reader.text('text', form.text, 2000),
  });
  return reader.done<Read>({ event, word: otherPerson(finding, form.to, form.guardReason) });
}

/** Đôn đốc, counted: the first, the second, … To whom the letter went, unless the officer says otherwise. */
export function RemindForm() {
  const { detail } = useCase();
  const { add } = useWorkAdd();
  const known = transfersOf(detail).at(-1)?.entry.event ?? null;
  const work = useWorkForm<Values, Read>({
    name: 'remind',
    initial: { to: known?.to ?? '', on: typedToday(), dueOn: '', text: '', guardReason: '' },
    read: (form, finding) => read(form, known, finding, detail),
    guard: ({ to }) => {
      const { unitId } = recipient(to, known);
      return { act: 'transfer', person: to, ...(unitId ? { unitId } : {}) };
    },
    save: ({ event, word }, draftKey) => add(event, draftKey, word),
  });
  const { form, field, finding } = work;
  // Its own reminder is not yet counted while the form closes.
  const [opened] = useState(detail);
  const sameTo = remindersOf(opened, isoDay(new Date())).filter(({ entry }) =>
    sameRecipient(entry.event, recipient(form.to.trim(), known)),
  );
  const place = (sameTo.at(-1)?.no ?? 0) + 1;
  return (
    <WorkFormFrame title={t('workflow.remind', { place })} work={work}>
      <div className="span-12">
        <TextField label={t('workflow.remindTo')} required maxLength={300} {...field('to')} />
      </div>
      <GuardNotice finding={finding} person={form.to} reason={field('guardReason')} />
      <div className="span-6">
        <DateField label={t('workflow.remindOn')} required {...field('on')} />
      </div>
      <div className="span-6">
        <DateField label={t('workflow.answerBy')} {...field('dueOn')} />
      </div>
      <div className="span-12">
        <TextArea label={t('workflow.note')} rows={2} maxLength={2000} {...field('text')} />
      </div>
    </WorkFormFrame>
  );
}
