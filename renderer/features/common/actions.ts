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

/** By whoever offers them: a screen and its parts. */
const offers = new Map<object, readonly ScreenAction[]>();
let shown: readonly ScreenAction[] = [];
const listeners = new Set<() => void>();

function offer(by: object, actions: readonly ScreenAction[]): void {
  if (actions.length > 0) offers.set(by, actions);
  else offers.delete(by);
  shown = [...offers.values()].flat();
  for (const listener of listeners) listener();
}

/**
 * Offers these for as long as the screen, or the part of one, is shown, and binds their keys; those that `isBound` leaves
 * out keep theirs for another place and are offered all the same.
 */
export function useScreenActions(
  actions: readonly ScreenAction[],
  isBound: (action: ScreenAction) => boolean = () => true,
): void {
  const bound = actions.filter(isBound);
  useHotkeys(Object.fromEntries(bound.flatMap(({ keys, run }) => (keys ? [[keys.toLowerCase(), run]] : []))));
  const latest = useRef(actions);
  latest.current = actions;
  const signature = actions.map(({ id, label, keys }) => [id, label, keys].join('|')).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told anew only when something else is offered
  useEffect(() => {
    const by = {};
    const run = (id: string) => latest.current.find((action) => action.id === id)?.run();
    offer(
      by,
      latest.current.map((action) => ({ ...action, run: () => run(action.id) })),
    );
    return () => offer(by, []);
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
