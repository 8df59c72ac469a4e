import { useId } from 'react';
import { manualPage } from '../../i18n/manual';
import { t } from '../../i18n/t';
import { TextField } from '../../ui';
import { Pieces } from './ManualText';
import type { ManualPlace, Reading } from './useReading';

export interface ManualFinderProps {
  readonly reading: Reading;
  readonly places: readonly ManualPlace[];
}

/** The way to a page: a search, and the contents for as long as nothing is looked for. */
export function ManualFinder({ reading, places }: ManualFinderProps) {
  const { query, setQuery, hits, open, search } = reading;
  const asked = query.trim() !== '';
  return (
    <>
      <TextField
        ref={search}
        label={t('manual.search')}
        hint={t('manual.searchHint')}
        value={query}
        onChange={setQuery}
        onKeyDown={(event) => {
          const [first] = hits;
          if (event.key === 'Enter' && first) open(first.topic, first.part);
        }}
      />
      <p role="status" className="dim">
        {asked && (hits.length > 0 ? t('manual.found', { count: hits.length }) : t('manual.notFound'))}
      </p>
      {asked ? <Hits {...reading} /> : <Contents {...reading} places={places} />}
    </>
  );
}

const titleOf = (place: ManualPlace): string => (place === 'shortcuts' ? t('help.title') : manualPage(place).title);

function Contents({ shown, open, places }: Pick<Reading, 'shown' | 'open'> & Pick<ManualFinderProps, 'places'>) {
  const title = useId();
  return (
    <nav aria-labelledby={title}>
      <h2 id={title}>{t('manual.contents')}</h2>
      <ul className="nav-list">
        {places.map((place) => (
          <li key={place}>
            <button
              type="button"
              className="nav-item"
              aria-current={place === shown ? 'page' : undefined}
              onClick={() => open(place)}
            >
              {titleOf(place)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Hits({ hits, open }: Pick<Reading, 'hits' | 'open'>) {
  return (
    <ul className="nav-list" aria-label={t('manual.hits')}>
      {hits.map((hit) => (
        <li key={`${hit.topic} ${hit.part}`}>
          <button type="button" className="manual-hit" onClick={() => open(hit.topic, hit.part)}>
            <span className="dim">{manualPage(hit.topic).title}</span>
            <strong>
              <Pieces pieces={hit.title} />
            </strong>
            <span>
              <Pieces pieces={hit.excerpt} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
