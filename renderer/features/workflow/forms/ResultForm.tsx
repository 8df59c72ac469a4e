import type { LetterResult } from '../../../../shared/model/letter';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/t';
import { DateField, Select, TextArea, TextField } from '../../../ui';
import type { LetterDetail } from '../../../vault/api';
import { useRules } from '../../common/rules';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { isSettledLate } from '../late';
import { filled, Reader, type Reading } from '../reading';
import { isMoveDay, typedToday } from '../today';
import { claimsOf, kindOfTrack } from '../tracks';
import { useAdvance } from '../useAdvance';
import { useClaimChange } from '../useClaimChange';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly code: string;
  readonly text: string;
  readonly decidedOn: string;
  readonly cause: string;
  readonly lateUnit: string;
  readonly lateCause: string;
  /** When the step was taken that the result leads to. */
  readonly movedOn: string;
}

interface Read {
  readonly result: LetterResult;
  readonly movedOn: string;
}

const valuesOf = (result: LetterResult | undefined): Values => ({
  code: result?.code ?? '',
  text: result?.text ?? '',
  decidedOn: result?.decidedOn ? formatDay(result.decidedOn) : typedToday(),
  cause: result?.cause ?? '',
  lateUnit: result?.lateUnit ?? '',
  lateCause: result?.lateCause ?? '',
  movedOn: typedToday(),
});

function read(form: Values, detail: LetterDetail, claim: string | undefined, moves: boolean): Reading<Read> {
  const reader = new Reader();
  const late = isSettledLate(detail, claim, form.decidedOn);
  const movedOn = moves ? reader.day('movedOn', form.movedOn) : '';
  if (movedOn !== '' && !isMoveDay(movedOn, detail)) reader.refuse('movedOn', 'workflow.dayOutside');
  const result = filled({
    code: reader.required('code', form.code, 60),
    decidedOn: reader.day('decidedOn', form.decidedOn),
    cause: form.cause,
    lateUnit: late ? reader.required('lateUnit', form.lateUnit, 300) : reader.text('lateUnit', form.lateUnit, 300),
    lateCause: reader.text('lateCause', form.lateCause, 1000),
  });
  return reader.done<Read>({ result: { ...result, text: reader.text('text', form.text, 4000) }, movedOn });
}

/** Kết quả giải quyết by kind; when the settling was late, the unit that answers for it must be named. */
export function ResultForm({ claim, toward }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const change = useClaimChange();
  const { advance } = useAdvance();
  const only = kindOfTrack(detail, claim ?? null);
  const held = claim === undefined ? detail.letter : claimsOf(detail).find(({ id }) => id === claim);
  const work = useWorkForm<Values, Read>({
    name: `result.${claim ?? ''}`,
    initial: valuesOf(held?.result),
    read: (form) => read(form, detail, claim, toward !== undefined),
    save: ({ result }, draftKey) => change(claim ?? null, { result }, draftKey),
    onSaved: ({ movedOn }) => void (toward && advance(toward, claim ?? null, movedOn)),
  });
  const { field } = work;
  const late = isSettledLate(detail, claim, work.form.decidedOn);
  return (
    <WorkFormFrame title={t('workflow.result')} work={work}>
      <div className="span-8">
        <Select
          label={t('workflow.resultCode')}
          required
          empty={t('form.choose')}
          options={rules.options('results', only)}
          {...field('code')}
        />
      </div>
      <div className="span-4">
        <DateField label={t('workflow.decidedOn')} required {...field('decidedOn')} />
      </div>
      {only.kind === 'khieu-nai' && (
        <div className="span-12">
          <Select
            label={t('workflow.cause')}
            hint={t('workflow.causeHint')}
            empty={t('form.none')}
            options={rules.options('causes')}
            {...field('cause')}
          />
        </div>
      )}
      <div className="span-12">
        <TextArea label={t('workflow.resultText')} rows={2} maxLength={4000} {...field('text')} />
      </div>
      {toward && (
        <div className="span-4">
          <DateField
            label={t('workflow.movedOnTo', { status: rules.name('statuses', toward) })}
            required
            {...field('movedOn')}
          />
        </div>
      )}
      {late && (
        <>
          <p className="span-12">{t('workflow.late')}</p>
          <div className="span-6">
            <TextField label={t('workflow.lateUnit')} required maxLength={300} {...field('lateUnit')} />
          </div>
          <div className="span-6">
            <TextField label={t('workflow.lateCause')} maxLength={1000} {...field('lateCause')} />
          </div>
        </>
      )}
    </WorkFormFrame>
  );
}
