import { useEffect, useRef } from 'react';
import { t } from '../../i18n/t';
import { Button, isComposing } from '../../ui';
import { useRouter } from '../common/route';
import { ManualText } from './ManualText';
import { pageFor } from './pageOf';

/**
 * The manual's page of the present screen beside it; follows the officer to other screens. It takes the focus so that it
 * can be scrolled by keys, and gives it back. Esc closes it before it means anything to the screen.
 */
export function ManualPanel({ onClose }: { readonly onClose: () => void }) {
  const { route, go } = useRouter();
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event) || document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      event.stopPropagation();
      close.current();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const topic = pageFor(route);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys
    <aside ref={panel} className="manual-panel" aria-label={t('manual.beside')} tabIndex={0}>
      <div className="row row-apart">
        <Button size="small" keys="F1" onClick={() => go({ screen: 'help', topic })}>
          {t('manual.all')}
        </Button>
        <Button size="small" tone="quiet" keys="Esc" onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
      <ManualText topic={topic} words="" />
    </aside>
  );
}
