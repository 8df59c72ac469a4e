import { createContext, useContext } from 'react';
import type { PracticeIds } from './look';

/** What the screens know of practice. */
export interface PracticeControl {
  /** Begins at this exercise; the real desk waits behind it. */
  readonly start: (exercise: string) => Promise<void>;
  readonly end: () => void;
  /** Of the running practice; null on the real desk. */
  readonly running: {
    readonly ids: PracticeIds;
    readonly exercise: string;
    readonly choose: (exercise: string) => void;
    readonly finished: (exercises: readonly string[]) => void;
  } | null;
}

const PracticeContext = createContext<PracticeControl | null>(null);
export const PracticeProvider = PracticeContext.Provider;

/** @throws Error outside an open desk, which is a mistake in the screens. */
export function usePractice(): PracticeControl {
  const control = useContext(PracticeContext);
  if (!control) throw new Error('no practice here');
  return control;
}
