import { useEffect, useSyncExternalStore } from 'react';
import { secrecyLevels } from '../../../shared/model/letter';

type Level = (typeof secrecyLevels)[number];

/** The desk itself is marked so: whatever is on a screen is no less secret than this. */
const deskLevel: Level = 'toi-mat';

let shown: Level = deskLevel;
const listeners = new Set<() => void>();

function show(level: Level): void {
  shown = level;
  for (const listener of listeners) listener();
}

const rank = (level: string): number => secrecyLevels.indexOf(level as Level);

/** Raises the marking of the screen to this level while it is shown; a lower one changes nothing. */
export function useMarkingLevel(level: string | undefined): void {
  useEffect(() => {
    if (level === undefined || rank(level) <= rank(deskLevel)) return;
    show(level as Level);
    return () => show(deskLevel);
  }, [level]);
}

/** The level that the screen carries now: the highest of the desk's and of what it shows. */
export const useShownLevel = (): Level =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
