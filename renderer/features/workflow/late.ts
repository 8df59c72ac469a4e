import { parseDay } from '../../i18n/dates';
import type { LetterDetail } from '../../vault/api';

type Known = Pick<LetterDetail, 'clocks' | 'letter'>;

/**
 * Whether the settling came after its deadline, so that somebody answers for it: by the clocks of settling of that content
 * alone, and by the letter's where the content has none of its own. An answer to the sender that came late says nothing
 * about that, unless nothing but the answer has a deadline, as for a phản ánh: then the answer is the settling.
 * `decidedOn` is as typed: a result of a day in time is not late for its entry.
 */
export function isSettledLate(detail: Known, claim: string | undefined, decidedOn: string): boolean {
  const on = parseDay(decidedOn);
  return settlingOf(detail, claim).some(({ state, dueOn, missed }) => {
    const isMissed = missed !== null || state === 'overdue' || state === 'met-late';
    return isMissed && (on === null || on > (missed ?? dueOn));
  });
}

function settlingOf({ clocks, letter }: Known, claim: string | undefined): Known['clocks'] {
  const settling = clocks.filter(({ purpose }) => purpose === 'giai-quyet');
  if (settling.length === 0) return clocks.filter((clock) => clock.claim === undefined || clock.claim === claim);
  const own = settling.filter((clock) => clock.claim === claim);
  if (own.length > 0) return own;
  if (claim !== undefined) return settling.filter((clock) => clock.claim === undefined);
  // A result of the whole letter is that of the contents that have none.
  const settled = new Set(letter.claims?.filter(({ result }) => result).map(({ id }) => id));
  return settling.filter((clock) => clock.claim !== undefined && !settled.has(clock.claim));
}
