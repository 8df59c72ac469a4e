import { useLayoutEffect, useRef } from 'react';

/** True while an input method is still composing: such a key belongs to it and must not act. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** `ctrl+s`, `f1`, `/`, `escape`: lower case, modifiers first. Cmd counts as Ctrl. */
function keyName(event: KeyboardEvent): string {
  const modifiers = [(event.ctrlKey || event.metaKey) && 'ctrl', event.altKey && 'alt'].filter(Boolean);
  return [...modifiers, event.key.toLowerCase()].join('+');
}

/** Whether a key typed here would become text. Bare letters never act as shortcuts in such a place. */
function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

const isBare = (name: string): boolean => !name.includes('+') && name.length === 1;

const dialogOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/**
 * While a dialog is open the keyboard is its own. This is noted as a key goes down, before the dialog sees it: an Escape
 * that closes the dialog must not also leave the screen behind it.
 */
let forDialog = false;
let noting = false;
function noteDialogs(): void {
  if (noting) return;
  noting = true;
  window.addEventListener(
    'keydown',
    () => {
      forDialog = dialogOpen();
    },
    true,
  );
}

/**
 * Shortcuts of a screen, by key name. Ignored while composing, inside dialogs (but for `inDialogs`) and, for bare
 * characters, in fields; a key that something nearer has already used (preventDefault) is left alone.
 */
export function useHotkeys(shortcuts: Readonly<Record<string, () => void>>, enabled = true, inDialogs = false): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  // Not after painting: what is seen answers keys at once.
  useLayoutEffect(() => {
    if (!enabled) return;
    noteDialogs();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || (forDialog && !inDialogs)) return;
      const name = keyName(event);
      const run = latest.current[name];
      if (!run || (isBare(name) && isEditable(event.target))) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled, inDialogs]);
}
