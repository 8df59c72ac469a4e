import type { LetterResult } from '../../../../shared/model/letter';
import { formatDay } from '../../../i18n/dates';
import { t } from '../../../i18n/t';
import { DateField, Select, TextArea, TextField } from '../../../ui';
import { useRules } from '../../common/rules';
import { type OpenForm, useCase } from '../../letters/caseDesk';
import { filled, Reader, type Reading } from '../reading';
import { typedToday } from '../today';
import { claimsOf, kindOfTrack } from '../tracks';
import { useAdvance } from '../useAdvance';
import { useClaimChange } from '../useDirection';
import { useWorkForm } from '../useWorkForm';
import { WorkFormFrame } from '../WorkFormFrame';

interface Values {
  readonly code: string;
  readonly text: string;
  readonly decidedOn: string;
  readonly cause: string;
  readonly lateUnit: string;
  readonly lateCause: string;
}

const valuesOf = (result: LetterResult | undefined): Values => ({
  code: result?.code ?? '',
  text: result?.text ?? '',
  decidedOn: result?.decidedOn ? formatDay(result.decidedOn) : typedToday(),
  cause: result?.cause ?? '',
  lateUnit: result?.lateUnit ?? '',
  lateCause: result?.lateCause ?? '',
});

function read(form: Values, late: boolean): Reading<LetterResult> {
  const reader = new Reader();
  const result = filled({
    code: reader.required('code', form.code, 60),
    decidedOn: reader.day('decidedOn', form.decidedOn),
    cause: form.cause,
    lateUnit: late ? reader.required('lateUnit', form.lateUnit, 300) : reader.text('lateUnit', form.lateUnit, 300),
    lateCause: reader.text('lateCause', form.lateCause, 1000),
  });
  return reader.done<LetterResult>({ ...result, text: reader.text('text', form.text, 4000) });
}

/** Kết quả giải quyết by kind; when a deadline was missed, the unit that answers for it must be named. */
export function ResultForm({ claim, toward }: OpenForm) {
  const { detail } = useCase();
  const rules = useRules();
  const change = useClaimChange();
  const { advance } = useAdvance();
  const only = kindOfTrack(detail, claim ?? null);
  const late = detail.clocks.some(({ state }) => state === 'overdue' || state === 'met-late');
  const held = claim === undefined ? detail.letter : claimsOf(detail).find(({ id }) => id === claim);
  const work = useWorkForm<Values, LetterResult>({
    name: `result.${claim ?? ''}`,
    initial: valuesOf(held?.result),
    read: (form) => read(form, late),
    save: (result, draftKey) => change(claim ?? null, { result }, draftKey),
    onSaved: () => void (toward && advance(toward, claim ?? null)),
  });
  const { field } = work;
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
