import { DeskFailure } from '../../shared/errors';

export interface TryLimitOptions {
  /** Tries allowed within the window. */
  readonly tries: number;
  readonly windowMs: number;
  /** Monotonic ms: setting the clock of the machine must not give tries back. */
  readonly now?: () => number;
}

/** Slows guessing of PINs and passwords down. One limiter per kind of secret, shared by all calls that take it. */
export interface TryLimit {
  /** Counts a try. @throws DeskFailure TOO_MANY_TRIES with `waitMs` when none is left; the secret must then not be tried. */
  take: () => void;
  /** The secret was right: earlier tries no longer count. */
  forgive: () => void;
}

export function createTryLimit({ tries, windowMs, now = () => performance.now() }: TryLimitOptions): TryLimit {
  let taken: number[] = [];
  return {
    take() {
      const at = now();
      taken = taken.filter((time) => at - time < windowMs);
      if (taken.length >= tries) {
        throw new DeskFailure('TOO_MANY_TRIES', { waitMs: Math.ceil(windowMs - (at - taken[0]!)) });
      }
      taken.push(at);
    },
    forgive() {
      taken = [];
    },
  };
}
