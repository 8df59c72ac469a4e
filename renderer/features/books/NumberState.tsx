import { useState } from 'react';
import { t } from '../../i18n/t';
import { Badge, Button } from '../../ui';
import { useRouter } from '../common/route';
import { useRules } from '../common/rules';
import { useVaultQuery } from '../common/vault';
import { RenumberDialog } from './RenumberDialog';

const shownRuns = 12;

/** How the numbers of the letters' book stand in a year: the next one, holes, and numbers that two letters have. */
export function NumberState({ year }: { readonly year: number }) {
  const { pack } = useRules();
  const { go } = useRouter();
  const [asked, setAsked] = useState<{ readonly recId: string; readonly no: number } | null>(null);
  const book = pack?.books.find(({ of }) => of === 'letters')?.code ?? '';
  const state = useVaultQuery('letters', 'book.state', { book, year }, { enabled: book !== '' });
  const next = useVaultQuery('letters', 'book.next', { book, year }, { enabled: book !== '' });
  if (!state.data || !next.data) return null;
  const { holes, twice, last } = state.data;
  const runs = holes.slice(0, shownRuns).map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return (
    <section className="panel stack-tight" aria-label={t('books.numbers', { year: String(year) })}>
      <h2>{t('books.numbers', { year: String(year) })}</h2>
      <p>
        {t('books.last', { last })} · {t('books.next', { text: next.data.text, left: next.data.left })}
      </p>
      {runs.length > 0 && (
        <p>
          <Badge tone="warn">{t('books.holes')}</Badge> {runs.join(', ')}
          {holes.length > shownRuns && ` … ${t('books.moreHoles', { count: holes.length - shownRuns })}`}
        </p>
      )}
      {twice.map(({ no, recIds }) => (
        <div key={no} className="row">
          <Badge tone="danger">{t('books.twice', { no })}</Badge>
          {recIds.map((recId, i) => (
            <Button key={recId} size="small" onClick={() => go({ screen: 'letter', recId })}>
              {t('books.openTwice', { no, place: i + 1 })}
            </Button>
          ))}
          <Button size="small" onClick={() => setAsked({ recId: recIds.at(-1)!, no })}>
            {t('books.renumberLast', { place: recIds.length })}
          </Button>
          <span className="dim">{t('books.twiceText')}</span>
        </div>
      ))}
      {asked && <RenumberDialog {...asked} onClose={() => setAsked(null)} />}
      {runs.length === 0 && twice.length === 0 && <p className="dim">{t('books.numbersGood')}</p>}
    </section>
  );
}
