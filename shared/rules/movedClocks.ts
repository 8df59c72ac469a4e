import { dayNumber, shownDay } from './days';
import type { Clock, Day } from './types';
import { whyMoved } from './whyMoved';

/** A deadline whose date another edition of the rules changes, gives or takes away. */
export interface MovedClock {
  /** Its name, by the new edition where that has it. */
  readonly rule: string;
  /** Null for a deadline that did not run before. */
  readonly before: Day | null;
  /** Null for one that runs no more. */
  readonly after: Day | null;
  readonly why: readonly string[];
}

/**
 * What changes for a letter from one edition's clocks to another's: dates that move, deadlines that appear, and those that
 * are gone. Clocks of one code are one deadline; where an edition renames or splits a rule, the clock that is left over
 * for the same purpose is.
 */
export function movedClocks(before: readonly Clock[], after: readonly Clock[]): MovedClock[] {
  const pairs = before.flatMap((was) =>
    after.flatMap((is) => (is.rule === was.rule && concerns(was, is) ? [[was, is] as const] : [])),
  );
  const lost = before.filter((was) => !pairs.some(([one]) => one === was));
  const found = after.filter((is) => !pairs.some(([, one]) => one === is));
  for (const is of found) {
    const was = successor(is, lost);
    if (was) pairs.push([was, is]);
  }
  for (const was of lost) {
    const is = pairs.some(([one]) => one === was) ? undefined : successor(was, found);
    if (is) pairs.push([was, is]);
  }
  const gone = lost.filter((was) => !pairs.some(([one]) => one === was));
  const fresh = found.filter((is) => !pairs.some(([, one]) => one === is));
  return [
    ...pairs.flatMap(([was, is]) => moveOf(was, is)),
    ...fresh.flatMap((is) => (is.doneOn === null ? [moved(is.name, null, is.dueOn, [appeared])] : [])),
    ...gone.flatMap((was) => (was.doneOn === null ? [moved(was.name, was.dueOn, null, [vanished])] : [])),
  ];
}

const appeared = 'Bộ quy tắc mới đặt thêm thời hạn này';
const vanished = 'Bộ quy tắc mới không còn thời hạn này';

const moved = (rule: string, before: Day | null, after: Day | null, why: readonly string[]): MovedClock => ({
  rule,
  before,
  after,
  why,
});

/** A clock of the whole letter concerns every one of its contents. */
const concerns = (a: Clock, b: Clock): boolean => a.claim === b.claim || a.claim === undefined || b.claim === undefined;

/** The clock for the same duty under another code; one that starts by the same event before any other. */
function successor(clock: Clock, among: readonly Clock[]): Clock | undefined {
  const fitting = among.filter((one) => one.purpose === clock.purpose && concerns(one, clock));
  return fitting.find(({ startBy }) => startBy === clock.startBy) ?? fitting[0];
}

function moveOf(was: Clock, is: Clock): MovedClock[] {
  if (is.doneOn !== null) {
    if (was.doneOn !== null) return [];
    return [moved(was.name, was.dueOn, null, [`Theo bộ quy tắc mới đã xong ngày ${shownDay(dayNumber(is.doneOn))}`])];
  }
  const renamed = was.name === is.name ? [] : [`Thay cho thời hạn “${was.name}”`];
  if (was.doneOn !== null) {
    const open = `Theo bộ quy tắc trước đã xong ngày ${shownDay(dayNumber(was.doneOn))}, nay chưa xong`;
    return [moved(is.name, null, is.dueOn, [...renamed, open])];
  }
  return was.dueOn === is.dueOn ? [] : [moved(is.name, was.dueOn, is.dueOn, [...renamed, ...whyMoved(was, is)])];
}
