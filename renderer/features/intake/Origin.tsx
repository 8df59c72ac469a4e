import { memo } from 'react';
import { t } from '../../i18n/t';
import { useRules } from '../common/rules';
import { Choice, Day } from './fields';
import { NumberField } from './NumberField';
import { useText } from './useForm';

/** How and when the letter came, and where it is written down. */
export const Origin = memo(function Origin() {
  const rules = useRules();
  const kind = useText('kind');
  const decided = useText('decisionReceivedOn');
  // What was typed stays in sight when the kind turns out to be another.
  const asksDecision = kind === 'khieu-nai' || decided !== '';
  return (
    <fieldset className="panel">
      <legend className="visually-hidden">{t('form.group.origin')}</legend>
      <div className="form-grid">
        <div className="span-3">
          <Choice path="kind" label={t('letter.kind')} options={rules.options('kinds')} />
        </div>
        <div className="span-5">
          <Choice
            path="source"
            label={t('letter.source')}
            options={rules.options('sources')}
            empty={t('form.choose')}
            required
          />
        </div>
        <div className="span-2">
          <Choice path="authorship" label={t('letter.authorship')} options={rules.options('authorships')} />
        </div>
        <div className="span-2">
          <Choice path="level" label={t('letter.level')} options={rules.options('secrecy')} />
        </div>
        <div className="span-2">
          <Day path="arrivedOn" label={t('letter.arrivedOn')} required />
        </div>
        <div className="span-4">
          <Day path="receivedOn" label={t('letter.receivedOn')} hint={t('form.hint.received')} />
        </div>
        <div className="span-3">
          <Day path="writtenOn" label={t('letter.writtenOn')} />
        </div>
        <div className="span-3">
          <Day path="postmarkedOn" label={t('letter.postmarkedOn')} />
        </div>
        {asksDecision && (
          <div className="span-4">
            <Day
              path="decisionReceivedOn"
              label={t('letter.decisionReceivedOn')}
              hint={t('form.hint.decisionReceived')}
            />
          </div>
        )}
        <div className={asksDecision ? 'span-4' : 'span-8'}>
          <Choice
            path="field"
            label={t('letter.field')}
            options={rules.options('fields', { kind })}
            empty={t('form.none')}
          />
        </div>
        <div className="span-4">
          <NumberField />
        </div>
      </div>
    </fieldset>
  );
});
