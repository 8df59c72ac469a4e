import type { ReactNode } from 'react';
import type { Accused, LetterField } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatFullMoment } from '../../i18n/dates';
import { label, t } from '../../i18n/t';
import { Badge } from '../../ui';
import { useRules } from '../common/rules';
import { useCase } from './caseDesk';
import { PersonName } from './PersonName';
import { valueText } from './values';

const days = ['arrivedOn', 'receivedOn', 'writtenOn', 'postmarkedOn', 'decisionReceivedOn'] as const;
const handling = ['source', 'authorship', 'field', 'direction', 'result', 'classification'] as const;
const counts = ['signatories', 'enclosures'] as const;

/** What the letter says and who is in it; what is empty is left out, so that the eye finds what is there. */
export function Facts() {
  const { detail } = useCase();
  const rules = useRules();
  const { letter } = detail;
  const text = (field: LetterField): string => valueText(field, letter[field] as Value, rules);
  const lines = (fields: readonly LetterField[]) =>
    fields
      .filter((field) => letter[field] !== undefined && letter[field] !== '')
      .map((field) => (
        <Fact key={field} name={t(`letter.${field}`)}>
          {text(field)}
        </Fact>
      ));
  return (
    <div className="stack">
      <div className="panel stack-tight">
        <h2>{letter.summary ?? t('detail.noValue')}</h2>
      </div>
      <div className="panel">
        <dl className="facts">
          <Fact name={t('letter.senders')}>
            {letter.senders?.length ? (
              <ul className="people">
                {letter.senders.map((sender, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: senders have no identity but their place
                  <li key={place}>
                    <strong>
                      <PersonName name={sender.name} />
                    </strong>
                    {sender.proxyFor && <span> {t('case.proxyFor', { who: sender.proxyFor })}</span>}{' '}
                    {sender.partyMember && <Badge>{t('form.partyMember')}</Badge>}{' '}
                    <span className="dim">
                      {[sender.address, sender.phone, sender.idNumber, sender.organisation].filter(Boolean).join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            ) : (
              t('letter.anonymous')
            )}
          </Fact>
          <Fact name={t('letter.accused')}>
            {letter.accused?.length ? (
              <ul className="people">
                {letter.accused.map((accused, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the accused have no identity but their place
                  <li key={place}>
                    {accusedLine(accused)} {accused.rank && <Badge>{rules.name('ranks', accused.rank)}</Badge>}{' '}
                    {accused.partyMember && <Badge>{t('form.partyMember')}</Badge>}
                  </li>
                ))}
              </ul>
            ) : (
              t('detail.noValue')
            )}
          </Fact>
          {letter.related?.length ? (
            <Fact name={t('letter.related')}>
              {letter.related
                .map(({ name, relation, of }) => `${name}, ${relation} (${label('case.relatedOf', of)})`)
                .join('\n')}
            </Fact>
          ) : null}
          {lines(days)}
          {lines(handling)}
          {lines(counts)}
          <Fact name={t('letter.unit')}>{detail.unitName}</Fact>
        </dl>
      </div>
      <p className="dim">
        {t('detail.created', { by: detail.createdBy, when: formatFullMoment(detail.createdMs) })}
        {' · '}
        {t('detail.changed', { by: detail.changedBy, when: formatFullMoment(detail.changedMs) })}
      </p>
    </div>
  );
}

const accusedLine = ({ name, office, unit, collective }: Accused): string =>
  [name, office, unit, collective && t('letter.collective')].filter(Boolean).join(', ');

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
