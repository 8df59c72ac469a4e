/**
 * Hybrid logical clock: 48-bit ms and a 16-bit counter, as 16 hex digits, so that text order is time order. A wrong
 * clock never loses data (conflicts are found from `base`, not from time) and drift never rejects; it is flagged.
 */
export const zeroHlc = '0000000000000000';

const maxCounter = 0xffff;

export const hlcOf = (ms: number, counter = 0): string =>
  ms.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0');

export const hlcMs = (hlc: string): number => Number.parseInt(hlc.slice(0, 12), 16);
const hlcCounter = (hlc: string): number => Number.parseInt(hlc.slice(12, 16), 16);

/** The next time stamp after `last`, not before the wall clock `nowMs`. Strictly increasing whatever the clock does. */
export function nextHlc(last: string, nowMs: number): string {
  const lastMs = hlcMs(last);
  if (nowMs > lastMs) return hlcOf(nowMs);
  const counter = hlcCounter(last) + 1;
  return counter > maxCounter ? hlcOf(lastMs + 1) : hlcOf(lastMs, counter);
}

/** How far a remote clock may pull ours forward, in ms: past the last time the center vouched for. */
export const maxAdoptedDriftMs = 10 * 60_000;

/**
 * Takes in a remote stamp: the later of both, but never further than `vouchedMs` (the newest receipt time or our own
 * clock) + 10 minutes, so that one desk with a broken clock can't push all the others into the future.
 */
export function receiveHlc(last: string, remote: string, vouchedMs: number): string {
  const limit = hlcOf(vouchedMs + maxAdoptedDriftMs);
  const adopted = remote > limit ? last : remote;
  return adopted > last ? adopted : last;
}

/** Op ids carry the stamp first: `hlc ‖ first 8 bytes of the desk id`. */
export const opIdOf = (hlc: string, deskId: string): string => hlc + deskId.slice(0, 16);
export const hlcOfOp = (opId: string): string => opId.slice(0, 16);
export const msOfOp = (opId: string): number => hlcMs(opId);
