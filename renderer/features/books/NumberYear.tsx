import { useState } from 'react';
import { t } from '../../i18n/t';
import { Banner, Button } from '../../ui';
import { useCase } from '../letters/caseDesk';
import { RenumberDialog } from './RenumberDialog';

/**
 * Says that the letter's number is of another year than the day of its arrival, as after a slip of the year was mended,
 * and offers one of its own year. Never given by itself: an old register may have numbered it so.
 */
export function NumberYear() {
  const { detail, mayChange } = useCase();
  const [asked, setAsked] = useState(false);
  const { number, arrivedOn, registerNo } = detail.letter;
  const year = arrivedOn?.slice(0, 4) ?? '';
  if (!mayChange || !number || year === '' || String(number.year) === year) return null;
  const no = registerNo || `${number.no}/${number.year}`;
  return (
    <Banner
      tone="warn"
      actions={
        <Button size="small" onClick={() => setAsked(true)}>
          {t('books.renumberYear', { no, year })}
        </Button>
      }
    >
      <p>{t('books.otherYearText', { no, numbered: String(number.year), year })}</p>
      {asked && <RenumberDialog recId={detail.recId} no={no} onClose={() => setAsked(false)} />}
    </Banner>
  );
}
