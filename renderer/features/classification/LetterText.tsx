import type { LetterField } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { t } from '../../i18n/t';
import type { LetterDetail } from '../../vault/api';
import type { Rules } from '../common/rules';
import { valueText } from '../letters/values';

const facts = [
  'kind',
  'registerNo',
  'source',
  'authorship',
  'arrivedOn',
  'writtenOn',
  'senders',
  'signatories',
  'accused',
  'enclosures',
] as const satisfies readonly LetterField[];

/** The letter to be read before it is judged: what it says first, then who and when. */
export function LetterText({ detail, rules }: { readonly detail: LetterDetail; readonly rules: Rules }) {
  const { letter } = detail;
  return (
    <section className="panel stack" aria-label={t('classify.letter')}>
      <h2>{letter.summary}</h2>
      {letter.content ? (
        <p className="letter-content prose">{letter.content}</p>
      ) : (
        <p className="dim">{t('classify.noContent')}</p>
      )}
      {letter.claims && letter.claims.length > 0 && (
        <ol className="claims-read">
          {letter.claims.map((claim) => (
            <li key={claim.id} className="letter-content">
              {claim.text}
            </li>
          ))}
        </ol>
      )}
      <dl className="facts">
        {facts
          .filter((field) => letter[field] !== undefined && letter[field] !== '')
          .map((field) => (
            <div key={field} className="evidence-line">
              <dt>{t(`letter.${field}`)}</dt>
              <dd>{valueText(field, letter[field] as Value, rules)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
