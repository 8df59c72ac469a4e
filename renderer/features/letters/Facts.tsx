import type { ReactNode } from 'react';
import type { LetterField } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';
import { formatFullMoment } from '../../i18n/dates';
import { t } from '../../i18n/t';
import type { LetterDetail } from '../../vault/api';
import { PersonName } from './PersonName';
import { accusedText, valueText } from './values';

const handlingFields = ['source', 'authorship', 'level', 'registerNo', 'direction', 'result'] as const;
const dayFields = ['arrivedOn', 'receivedOn', 'writtenOn', 'postmarkedOn'] as const;

/** Every field of the letter, in words. */
export function Facts({ detail }: { readonly detail: LetterDetail }) {
  const { letter } = detail;
  const text = (field: LetterField): string => {
    const value = letter[field];
    return value === undefined ? t('detail.noValue') : valueText(field, value as Value);
  };
  return (
    <>
      <div className="panel stack-tight">
        <h2>{text('summary')}</h2>
        {letter.content && <p className="letter-content">{letter.content}</p>}
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
                    </strong>{' '}
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
            {letter.accused?.length ? letter.accused.map(accusedText).join('\n') : t('detail.noValue')}
          </Fact>
          {dayFields.map((field) => (
            <Fact key={field} name={t(`letter.${field}`)}>
              {text(field)}
            </Fact>
          ))}
          {handlingFields.map((field) => (
            <Fact key={field} name={t(`letter.${field}`)}>
              {text(field)}
            </Fact>
          ))}
          <Fact name={t('letter.unit')}>{detail.unitName}</Fact>
        </dl>
      </div>
      <p className="dim">
        {t('detail.created', { by: detail.createdBy, when: formatFullMoment(detail.createdMs) })}
        {' · '}
        {t('detail.changed', { by: detail.changedBy, when: formatFullMoment(detail.changedMs) })}
      </p>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
