import { useState } from 'react';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { RenumberDialog } from './RenumberDialog';

const shown = 12;

interface Run {
  readonly from: number;
  readonly to: number;
}

const runText = ({ from, to }: Run): string => (from === to ? `${from}` : `${from}–${to}`);

/**
 * How the numbers of the letters' book stand in a year: the next one; which are unused, kept by a desk, given up or of
 * deleted letters; numbers that two letters have, and letters with a number of another year than theirs.
 */
export function NumberState({ year }: { readonly year: number }) {
  const { pack } = useRules();
  const { go } = useRouter();
  const [asked, setAsked] = useState<{ readonly recId: string; readonly no: string } | null>(null);
  const book = pack?.books.find(({ of }) => of === 'letters')?.code ?? '';
  const state = useVaultQuery('letters', 'book.state', { book, year }, { enabled: book !== '' });
  const next = useVaultQuery('letters', 'book.next', { book, year }, { enabled: book !== '' });
  if (!state.data || !next.data) return null;
  const { holes, reserved, abandoned, deleted, twice, otherYear, last } = state.data;
  const open = (recId: string) => go({ screen: 'letter', recId });
  const isGood = [holes, reserved, abandoned, deleted, twice, otherYear].every((told) => told.length === 0);
  return (
    <section className="panel stack-tight" aria-label={t('books.numbers', { year: String(year) })}>
      <h2>{t('books.numbers', { year: String(year) })}</h2>
      <p>
        {t('books.last', { last })} · {t('books.next', { text: next.data.text, left: next.data.left })}
      </p>
      <Runs name={t('books.holes')} tone="warn" runs={holes} />
      <Runs name={t('books.deleted')} tone="warn" runs={deleted} />
      {abandoned.length > 0 && (
        <div className="row">
          <Badge tone="warn">{t('books.abandoned')}</Badge>
          {abandoned.slice(0, shown).map(({ no, recId }) => (
            <Button key={no} size="small" onClick={() => open(recId)}>
              {t('books.openFormer', { no })}
            </Button>
          ))}
          {abandoned.length > shown && t('books.moreNumbers', { count: abandoned.length - shown })}
        </div>
      )}
      <Runs name={t('books.reservedOwn')} tone="info" runs={reserved.filter(({ own }) => own)} />
      <Runs
        name={t('books.reserved')}
        tone="info"
        runs={reserved.filter(({ own }) => !own)}
        note={t('books.reservedText')}
      />
      {twice.map(({ no, recIds }) => (
        <div key={no} className="row">
          <Badge tone="danger">{t('books.twice', { no })}</Badge>
          {recIds.map((recId, i) => (
            <Button key={recId} size="small" onClick={() => open(recId)}>
              {t('books.openTwice', { no, place: i + 1 })}
            </Button>
          ))}
          <Button size="small" onClick={() => setAsked({ recId: recIds.at(-1)!, no: String(no) })}>
            {t('books.renumberLast', { place: recIds.length })}
          </Button>
          <span className="dim">{t('books.twiceText')}</span>
        </div>
      ))}
      {otherYear.slice(0, shown).map(({ no, recId, year: arrived }) => (
        <div key={recId} className="row">
          <Badge tone="warn">{t('books.otherYear', { no: `${no}/${year}`, year: String(arrived) })}</Badge>
          <Button size="small" onClick={() => open(recId)}>
            {t('books.openOtherYear', { no: `${no}/${year}` })}
          </Button>
          <Button size="small" onClick={() => setAsked({ recId, no: `${no}/${year}` })}>
            {t('books.renumberYear', { no: `${no}/${year}`, year: String(arrived) })}
          </Button>
        </div>
      ))}
      {otherYear.length > shown && <p>{t('books.moreOtherYear', { count: otherYear.length - shown })}</p>}
      {asked && <RenumberDialog {...asked} onClose={() => setAsked(null)} />}
      {isGood && <p className="dim">{t('books.numbersGood')}</p>}
    </section>
  );
}

interface RunsProps {
  readonly name: string;
  readonly tone: 'warn' | 'info';
  readonly runs: readonly Run[];
  readonly note?: string;
}

/** Runs of numbers with what they are; nothing where there is none. */
function Runs({ name, tone, runs, note }: RunsProps) {
  if (runs.length === 0) return null;
  return (
    <p>
      <Badge tone={tone}>{name}</Badge> <span>{runs.slice(0, shown).map(runText).join(', ')}</span>
      {runs.length > shown && ` … ${t('books.moreHoles', { count: runs.length - shown })}`}
      {note && <span className="dim"> {note}</span>}
    </p>
  );
}
