import type { ManualTopic } from '../../i18n/manual';
import { t } from '../../i18n/t';
import { Button, useHotkeys } from '../../ui';
import { ManualFinder } from './ManualFinder';
import { ManualText } from './ManualText';
import { useBeside } from './useBeside';
import { useReading } from './useReading';

/** What can be read before anything is unlocked: how to get in, and what to do when that fails. */
export const gateTopics = ['token', 'setup', 'trouble', 'start'] as const satisfies readonly ManualTopic[];
export type GateTopic = (typeof gateTopics)[number];

export interface GateManualProps {
  /** The page for what the officer stands before. */
  readonly fitting: GateTopic;
  readonly onClose: () => void;
}

/**
 * The manual beside a closed desk. The text has the focus, never the search: whoever goes on typing a PIN blindly would
 * otherwise write it where it can be read.
 */
export function GateManual({ fitting, onClose }: GateManualProps) {
  const reading = useReading(fitting, gateTopics);
  const focused = useBeside(onClose);
  const { shown, query, page, toSearch } = reading;
  useHotkeys({ '/': toSearch, 'ctrl+f': toSearch });
  return (
    <aside className="manual-panel gate-manual" aria-label={t('manual.gate')}>
      <div className="row row-apart">
        <h2>{t('manual.title')}</h2>
        <Button size="small" tone="quiet" keys="Esc" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
      <div className="manual-side">
        <ManualFinder reading={reading} places={gateTopics} />
      </div>
      <section
        ref={(element) => {
          page.current = element;
          focused.current = element;
        }}
        className="manual-text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys
        tabIndex={0}
        aria-label={t('manual.page')}
      >
        {shown !== 'shortcuts' && <ManualText topic={shown} words={query} />}
      </section>
    </aside>
  );
}
