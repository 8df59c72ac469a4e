import { useEffect, useState } from 'react';
import type { Desk } from '../../shared/ipc/desk';
import { t } from '../i18n/t';
import { Banner, Button } from '../ui';

const touchEveryMs = 10_000;
const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/** Tells main that someone is working, at most every ten seconds, and warns before idleness locks the desk. */
export function IdleNotice({ desk }: { readonly desk: Desk }) {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    let touchedMs = Number.NEGATIVE_INFINITY;
    let warned = false;
    const touch = () => {
      const now = performance.now();
      if (!warned && now - touchedMs < touchEveryMs) return;
      touchedMs = now;
      warned = false;
      setSeconds(null);
      void desk.call['desk.touch']({});
    };
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    const stop = desk.on['desk.idleSoon'](({ inMs }) => {
      warned = true;
      setSeconds(Math.max(1, Math.round(inMs / 1000)));
    });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch);
      stop();
    };
  }, [desk]);
  if (seconds === null) return null;
  return (
    <Banner
      tone="warn"
      actions={
        <Button
          size="small"
          tone="primary"
          onClick={() => {
            setSeconds(null);
            void desk.call['desk.touch']({});
          }}
        >
          {t('idle.stay')}
        </Button>
      }
    >
      {t('idle.soon', { seconds })}
    </Banner>
  );
}
