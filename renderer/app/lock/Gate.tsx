import { type ReactNode, useState } from 'react';
import { GateManual, type GateTopic } from '../../features/help/GateManual';
import { t } from '../../i18n/t';
import { Button, useHotkeys } from '../../ui';

export interface GateProps {
  readonly title: string;
  readonly note?: string | undefined;
  /** The page of the manual for what is shown. */
  readonly help: GateTopic;
  readonly children: ReactNode;
}

/** A screen of the closed desk: one card, with the manual beside it on F1. What was typed stays while one reads. */
export function Gate({ title, note, help, children }: GateProps) {
  const [reading, setReading] = useState(false);
  const toggle = () => setReading(!reading);
  useHotkeys({ f1: toggle });
  return (
    <div className={reading ? 'gate gate-reading' : 'gate'}>
      <main className="lock-body">
        <div className="lock-card">
          <div className="row row-apart">
            <h1>{title}</h1>
            <span className="row">
              {note && <span className="dim">{note}</span>}
              <Button size="small" tone="quiet" keys="F1" onClick={toggle}>
                {t('nav.help')}
              </Button>
            </span>
          </div>
          {children}
        </div>
      </main>
      {reading && <GateManual fitting={help} onClose={() => setReading(false)} />}
    </div>
  );
}
