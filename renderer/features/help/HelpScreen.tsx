import { useState } from 'react';
import { type ManualTopic, manualTopics } from '../../i18n/manual';
import { t } from '../../i18n/t';
import { Button, useHotkeys } from '../../ui';
import { useRouter } from '../common/route';
import { ManualFinder } from './ManualFinder';
import { ManualText } from './ManualText';
import { PrintedManual } from './PrintedManual';
import { ShortcutTables } from './ShortcutTables';
import { useReading } from './useReading';

const places = [...manualTopics, 'shortcuts'] as const;
const isTopic = (topic: string | undefined): topic is ManualTopic => manualTopics.some((known) => known === topic);

/** The whole manual: its pages, a search over them and the sheet of shortcuts. */
export function HelpScreen({ topic }: { readonly topic?: string | undefined }) {
  const { back } = useRouter();
  const reading = useReading(isTopic(topic) ? topic : 'start', manualTopics);
  const [printing, setPrinting] = useState(false);
  const { shown, query, page, toSearch } = reading;
  useHotkeys({ escape: back, '/': toSearch, 'ctrl+f': toSearch, 'ctrl+p': () => setPrinting(true) });
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
          <ManualFinder reading={reading} places={places} />
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
