import { authorships, type LetterKind, letterKinds, letterSources, secrecyLevels } from '../../../shared/model/letter';
import { t } from '../../i18n/t';
import { DateField, type Option, Select, TextArea, TextField } from '../../ui';
import { directions, optionsOf, resultsByKind } from '../letters/catalogue';
import type { LetterForm } from './form';
import type { Problems } from './letter';
import { AccusedList, problemText, Senders } from './People';

export interface FormFieldsProps {
  readonly form: LetterForm;
  readonly problems: Problems;
  readonly onChange: (change: Partial<LetterForm>) => void;
}

type TextName = 'source' | 'kind' | 'level' | 'authorship' | 'direction' | 'registerNo';
type DayName = 'writtenOn' | 'postmarkedOn' | 'arrivedOn' | 'receivedOn';

/** All fields of a letter, in the order in which one reads it. */
export function FormFields({ form, problems, onChange }: FormFieldsProps) {
  const choice = (name: TextName, options: readonly Option[], empty?: string) => (
    <Select
      label={t(`letter.${name}`)}
      value={form[name]}
      options={options}
      error={problemText(problems, name)}
      onChange={(value) => onChange({ [name]: value })}
      {...(empty === undefined ? {} : { empty })}
      required={name === 'source'}
    />
  );
  const day = (name: DayName) => (
    <DateField
      label={t(`letter.${name}`)}
      value={form[name]}
      required={name === 'arrivedOn'}
      hint={name === 'receivedOn' ? t('form.hint.received') : undefined}
      error={problemText(problems, name)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const results = resultsByKind[form.kind as LetterKind] ?? [];
  return (
    <>
      <fieldset className="panel">
        <legend className="visually-hidden">{t('form.group.origin')}</legend>
        <div className="form-grid">
          <div className="span-2">{choice('kind', optionsOf('kind', letterKinds))}</div>
          <div className="span-4">{choice('source', optionsOf('source', letterSources), t('form.choose'))}</div>
          <div className="span-2">{choice('authorship', optionsOf('authorship', authorships))}</div>
          <div className="span-2">{choice('level', optionsOf('level', secrecyLevels))}</div>
          <div className="span-2">
            <TextField
              label={t('letter.registerNo')}
              value={form.registerNo}
              error={problemText(problems, 'registerNo')}
              onChange={(registerNo) => onChange({ registerNo })}
            />
          </div>
          <div className="span-3">{day('arrivedOn')}</div>
          <div className="span-3">{day('receivedOn')}</div>
          <div className="span-3">{day('writtenOn')}</div>
          <div className="span-3">{day('postmarkedOn')}</div>
        </div>
      </fieldset>
      <div className="panel">
        <Senders people={form.senders} problems={problems} onChange={(senders) => onChange({ senders })} />
      </div>
      <div className="panel">
        <AccusedList people={form.accused} problems={problems} onChange={(accused) => onChange({ accused })} />
      </div>
      <fieldset className="panel stack-tight">
        <legend className="visually-hidden">{t('form.group.text')}</legend>
        <TextArea
          label={t('letter.summary')}
          rows={2}
          value={form.summary}
          required
          hint={t('form.hint.summary')}
          error={problemText(problems, 'summary')}
          onChange={(summary) => onChange({ summary })}
        />
        <div data-lines>
          <TextArea
            label={t('letter.content')}
            rows={6}
            value={form.content}
            error={problemText(problems, 'content')}
            onChange={(content) => onChange({ content })}
          />
        </div>
      </fieldset>
      <fieldset className="panel">
        <legend className="visually-hidden">{t('form.group.handling')}</legend>
        <div className="form-grid">
          <div className="span-4">{choice('direction', optionsOf('direction', directions), t('form.none'))}</div>
          <div className="span-4">
            <Select
              label={t('form.result.code')}
              value={form.resultCode}
              options={optionsOf('result', results)}
              empty={t('form.none')}
              onChange={(resultCode) => onChange({ resultCode })}
            />
          </div>
          <div className="span-4">
            <DateField
              label={t('form.result.decidedOn')}
              value={form.resultDecidedOn}
              error={problemText(problems, 'resultDecidedOn')}
              onChange={(resultDecidedOn) => onChange({ resultDecidedOn })}
            />
          </div>
          <div className="span-12">
            <TextArea
              label={t('form.result.text')}
              rows={2}
              value={form.resultText}
              error={problemText(problems, 'result.text')}
              onChange={(resultText) => onChange({ resultText })}
            />
          </div>
        </div>
      </fieldset>
    </>
  );
}
