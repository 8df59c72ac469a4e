import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { type ManualTopic, manualPage, manualTopics } from '../../i18n/manual';
import { t } from '../../i18n/t';
import { Button, TextField, useHotkeys } from '../../ui';
import { useRouter } from '../common/route';
import { ManualText, Pieces } from './ManualText';
import { PrintedManual } from './PrintedManual';
import { ShortcutTables } from './ShortcutTables';
import { type ManualHit, searchManual } from './search';

type Shown = ManualTopic | 'shortcuts';

const isTopic = (topic: string | undefined): topic is ManualTopic => manualTopics.some((known) => known === topic);

/** The whole manual: its pages, a search over them and the sheet of shortcuts. */
export function HelpScreen({ topic }: { readonly topic?: string | undefined }) {
  const { back } = useRouter();
  const [shown, setShown] = useState<Shown>(isTopic(topic) ? topic : 'start');
  const [query, setQuery] = useState('');
  const [target, setTarget] = useState<string | null>(null);
  const [printing, setPrinting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLElement>(null);
  const hits = useMemo(() => searchManual(query), [query]);
  const asked = query.trim() !== '';
  const toSearch = () => search.current?.focus();
  useHotkeys({ escape: back, '/': toSearch, 'ctrl+f': toSearch, 'ctrl+p': () => setPrinting(true) });
  const open = (next: Shown, part?: number) => {
    setShown(next);
    setTarget(part === undefined ? null : `manual-${next}-${part}`);
  };
  useEffect(() => {
    const part = target === null ? null : document.getElementById(target);
    if (part) part.focus();
    else page.current?.scrollTo({ top: 0 });
  }, [target]);
  return (
    <section className="screen" aria-label={t('manual.title')}>
      <div className="row row-apart">
        <h1>{t('manual.title')}</h1>
        <div className="row">
          <Button keys="Ctrl+P" onClick={() => setPrinting(true)}>
            {t('manual.print')}
          </Button>
          <Button tone="quiet" keys="Esc" onClick={back}>
            {t('action.back')}
          </Button>
        </div>
      </div>
      <div className="manual">
        <div className="manual-side">
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
          {asked ? <Hits hits={hits} onOpen={open} /> : <Contents shown={shown} onOpen={open} />}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys */}
        <section ref={page} className="manual-text" tabIndex={0} aria-label={t('manual.page')}>
          {shown === 'shortcuts' ? <ShortcutTables /> : <ManualText topic={shown} words={query} />}
        </section>
      </div>
      {printing && <PrintedManual onDone={() => setPrinting(false)} />}
    </section>
  );
}

function Contents({ shown, onOpen }: { readonly shown: Shown; readonly onOpen: (topic: Shown) => void }) {
  const title = useId();
  return (
    <nav aria-labelledby={title}>
      <h2 id={title}>{t('manual.contents')}</h2>
      <ul className="nav-list">
        {([...manualTopics, 'shortcuts'] as const).map((topic) => (
          <li key={topic}>
            <button
              type="button"
              className="nav-item"
              aria-current={topic === shown ? 'page' : undefined}
              onClick={() => onOpen(topic)}
            >
              {topic === 'shortcuts' ? t('help.title') : manualPage(topic).title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface HitsProps {
  readonly hits: readonly ManualHit[];
  readonly onOpen: (topic: Shown, part: number) => void;
}

function Hits({ hits, onOpen }: HitsProps) {
  return (
    <ul className="nav-list" aria-label={t('manual.hits')}>
      {hits.map((hit) => (
        <li key={`${hit.topic} ${hit.part}`}>
          <button type="button" className="manual-hit" onClick={() => onOpen(hit.topic, hit.part)}>
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
