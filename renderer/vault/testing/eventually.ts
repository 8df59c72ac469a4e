import { vi } from 'vitest';

/** Settles once `check` holds; what is done beside an answer has no moment of its own. ms: long enough for any machine. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 30_000 });
