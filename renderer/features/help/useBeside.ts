import { type RefObject, useEffect, useRef } from 'react';
import { isComposing } from '../../ui';

/**
 * For a panel beside the screen: what the answer points to takes the focus so that it can be scrolled by keys, and what
 * had it gets it back. Esc calls `onClose` before it means anything to the screen.
 */
export function useBeside(onClose: () => void): RefObject<HTMLElement | null> {
  const focused = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    focused.current?.focus();
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
  return focused;
}
