import { useEffect, useSyncExternalStore } from 'react';
import type { LetterDetail } from '../../vault/api';

/** A letter that was opened since the desk was unlocked, told as lists tell it: a covered name stays covered. */
export interface RecentLetter {
  readonly recId: string;
  readonly registerNo: string;
  readonly kind: string;
  readonly arrivedOn: string;
  readonly level: string;
  readonly summary: string;
}

const most = 8;
let recent: readonly RecentLetter[] = [];
const listeners = new Set<() => void>();

function set(next: readonly RecentLetter[]): void {
  recent = next;
  for (const listener of listeners) listener();
}

/** Forgets them all; the desk is being locked. */
export const forgetRecent = (): void => set([]);

/** Remembers a letter as it was when it was opened: what is uncovered afterwards is not kept. */
export function useRecentLetter({ recId, letter }: LetterDetail): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first sight of a letter counts
  useEffect(() => {
    const { registerNo = '', kind = '', arrivedOn = '', level = '', summary = '' } = letter;
    set(
      [{ recId, registerNo, kind, arrivedOn, level, summary }, ...recent.filter((one) => one.recId !== recId)].slice(
        0,
        most,
      ),
    );
  }, [recId]);
}

/** The last ones first. */
export const useRecentLetters = (): readonly RecentLetter[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => recent,
  );
