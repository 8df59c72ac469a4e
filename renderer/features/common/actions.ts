import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useHotkeys } from '../../ui';

/** Something that the screen of the moment can do: by its key, and from the command palette. */
export interface ScreenAction {
  readonly id: string;
  readonly label: string;
  /** As it is shown: `N`, `/`, `Ctrl+F`. */
  readonly keys?: string;
  readonly run: () => void;
}

let shown: readonly ScreenAction[] = [];
const listeners = new Set<() => void>();

function show(actions: readonly ScreenAction[]): void {
  shown = actions;
  for (const listener of listeners) listener();
}

/** Offers these for as long as the screen is shown, and binds their keys. */
export function useScreenActions(actions: readonly ScreenAction[]): void {
  useHotkeys(Object.fromEntries(actions.flatMap(({ keys, run }) => (keys ? [[keys.toLowerCase(), run]] : []))));
  const latest = useRef(actions);
  latest.current = actions;
  const signature = actions.map(({ id, label, keys }) => [id, label, keys].join('|')).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew only when something else is offered
  useEffect(() => {
    const run = (id: string) => latest.current.find((action) => action.id === id)?.run();
    show(latest.current.map((action) => ({ ...action, run: () => run(action.id) })));
    return () => show([]);
  }, [signature]);
}

/** What the screen of the moment offers. */
export const useShownActions = (): readonly ScreenAction[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
