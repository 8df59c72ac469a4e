import { useEffect, useSyncExternalStore } from 'react';
import { secrecyLevels } from '../../../shared/model/letter';

type Level = (typeof secrecyLevels)[number];

/** The desk itself is marked so: whatever is on a screen is no less secret than this. */
const deskLevel: Level = 'toi-mat';

/** The highest of some markings; '' when none of them is one. */
export function highestOf(levels: Iterable<string | undefined>): Level | '' {
  let highest = -1;
  for (const level of levels) highest = Math.max(highest, secrecyLevels.indexOf(level as Level));
  return secrecyLevels[highest] ?? '';
}

/** Of a list: that of its most secret letter; '' when none is marked. */
export const highestLevel = (rows: readonly { readonly level: string }[]): Level | '' =>
  highestOf(rows.map(({ level }) => level));

/** Never lower than the desk's own: the marking of a screen or a book that shows this. */
export const atLeastDesk = (level: string): Level => highestOf([deskLevel, level]) || deskLevel;

/** What the parts of the screen that are there now ask for, each by a key of its own. */
const asked = new Map<symbol, string>();
let shown: Level = deskLevel;
const listeners = new Set<() => void>();

function changed(): void {
  const level = atLeastDesk(highestOf(asked.values()));
  if (level === shown) return;
  shown = level;
  for (const listener of listeners) listener();
}

/** Keeps the marking of the screen at this level or above while the caller is there; a lower one changes nothing. */
export function useMarkingLevel(level: string | undefined): void {
  useEffect(() => {
    if (level === undefined || atLeastDesk(level) === deskLevel) return;
    const key = Symbol(level);
    asked.set(key, level);
    changed();
    return () => {
      asked.delete(key);
      changed();
    };
  }, [level]);
}

/** The same for what is there only while its parent shows it. */
export function MarkingLevel({ level }: { readonly level: string }): null {
  useMarkingLevel(level);
  return null;
}

/** The level that the screen carries now: the highest of the desk's and of all that it shows. */
export const useShownLevel = (): Level =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
