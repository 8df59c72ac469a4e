import { useEffect, useRef, useState } from 'react';
import type { WorkEvent } from '../../../../shared/model/work';
import { t } from '../../../i18n/t';
import { Button, DateField, Select, TextArea, TextField } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import type { GuardAnswer, GuardWord } from '../../../vault/api/work';
import { useVaultQuery } from '../../common/vault';
import { otherPerson, readGuard } from '../../guard/decision';
import { GuardNotice } from '../../guard/GuardNotice';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { problemText } from '../problemText';
import { filled, Reader, type Reading } from '../reading';
import { pastDay, typedToday } from '../today';
import { useAdvance } from '../useAdvance';
import { useWorkAdd } from '../useWorkAdd';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly unitId: string;
  readonly to: string;
  readonly on: string;
  readonly papers: readonly string[];
  readonly copies: readonly string[];
  readonly text: string;
  readonly guardReason: string;
}

interface Read {
  readonly event: Extract<WorkEvent, { t: 'transfer' }>;
  readonly guard: GuardWord | null;
}

function read(
  form: Values,
  claim: string | undefined,
  finding: GuardAnswer | null,
  detail: LetterDetail,
): Reading<Read> {
  const reader = new Reader();
  const papers = form.papers.flatMap((typed, place) => {
    if (typed.trim() === '') return [];
    const name = reader.text(`paper${place}`, typed, 300);
    return [{ name, copies: reader.count(`copies${place}`, form.copies[place] ?? '', 1, 999) }];
  });
  const to = reader.required('to', form.to, 300);
  readGuard(reader, finding, 'to', form.guardReason);
  const event = filled({
    t: 'transfer' as const,
    to,
    unitId: form.unitId,
    on: pastDay(reader, 'on', form.on, detail),
    papers,
    text: reader.text('text', form.text, 2000),
    claim,
  });
  return reader.done<Read>({
    event: { ...event, crossing: null },
    guard: otherPerson(finding, form.to, form.guardReason),
  });
}

/** Chuyển đơn: to whom, and which papers go along in how many copies. */
export function TransferForm({ claim, toward, about }: OpenForm) {
  const { detail } = useCase();
  const { add } = useWorkAdd();
  const { advance } = useAdvance();
  const directory = useVaultQuery('directory', 'directory.view', {});
  const units = (directory.data?.units ?? []).filter((unit) => unit.unitId !== detail.unitId);
  const work = useWorkForm<Values, Read>({
    name: `transfer.${claim ?? ''}`,
    initial: {
      unitId: '',
      to: about ?? '',
      on: typedToday(),
      papers: [t('workflow.theLetter')],
      copies: ['1'],
      text: '',
      guardReason: '',
    },
    read: (form, finding) => read(form, claim, finding, detail),
    guard: ({ to, unitId }) => ({ act: 'transfer', person: to, unitId }),
    save: ({ event, guard }, draftKey) => add(event, draftKey, guard),
    onSaved: ({ event }) => void (toward && advance(toward, claim ?? null, event.on)),
  });
  const { form, field, set, problems, finding } = work;
  const [added, setAdded] = useState(-1);
  const newLine = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (added > 0) newLine.current?.focus();
  }, [added]);
  const setLine = (field: 'papers' | 'copies', place: number, typed: string) =>
    set({ [field]: form[field].map((line, at) => (at === place ? typed : line)) });
  return (
    <WorkFormFrame title={t('workflow.transfer')} work={work}>
      <div className="span-6">
        <Select
          label={t('workflow.toUnit')}
          value={form.unitId}
          empty={t('workflow.toOther')}
          options={units.map((unit) => ({ value: unit.unitId, label: unit.name }))}
          onChange={(unitId) => set({ unitId, to: units.find((unit) => unit.unitId === unitId)?.name ?? '' })}
        />
      </div>
      <div className="span-6">
        <TextField label={t('workflow.to')} required maxLength={300} disabled={form.unitId !== ''} {...field('to')} />
      </div>
      <GuardNotice finding={finding} person={form.to} reason={field('guardReason')} />
      <div className="span-4">
        <DateField label={t('workflow.transferredOn')} required {...field('on')} />
      </div>
      <fieldset className="span-8 stack-tight">
        <legend>{t('workflow.papers')}</legend>
        {form.papers.map((paper, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <div key={place} className="form-grid">
            <div className="span-8">
              <TextField
                label={t('workflow.paperName', { place: place + 1 })}
                ref={place === added ? newLine : undefined}
                hideLabel
                value={paper}
                maxLength={300}
                onChange={(typed) => setLine('papers', place, typed)}
                error={problemText(problems, `paper${place}`)}
              />
            </div>
            <div className="span-4">
              <TextField
                label={t('workflow.paperCopies', { place: place + 1 })}
                hideLabel
                placeholder={t('workflow.copies')}
                value={form.copies[place] ?? ''}
                maxLength={3}
                onChange={(typed) => setLine('copies', place, typed)}
                error={problemText(problems, `copies${place}`)}
              />
            </div>
          </div>
        ))}
        <div>
          <Button
            size="small"
            tone="quiet"
            disabled={form.papers.length >= 100}
            onClick={() => {
              set({ papers: [...form.papers, ''], copies: [...form.copies, '1'] });
              setAdded(form.papers.length);
            }}
          >
            {t('workflow.addPaper')}
          </Button>
        </div>
      </fieldset>
      <div className="span-12">
        <TextArea label={t('workflow.transferText')} rows={2} maxLength={2000} {...field('text')} />
      </div>
    </WorkFormFrame>
  );
}
