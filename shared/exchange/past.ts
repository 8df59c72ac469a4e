import type { LetterPast } from '../model/imported';
import type { Letter, LetterStatus } from '../model/letter';
import type { Mapping } from './mapping';

/** What a row tells of what became of its letter; days are `YYYY-MM-DD`. */
export interface TellsPast {
  /** A code of the catalogue of statuses. */
  readonly status?: string | undefined;
  readonly closedOn?: string | undefined;
  readonly assignees: readonly string[];
  readonly transferTo?: string | undefined;
  readonly transferredOn?: string | undefined;
}

/**
 * What was done with a letter before it came into this register, by its row: the status that the row tells, else closed
 * where it has a closing day or a result, else what was decided of the rest, else sent on where it tells to whom. What
 * has no day of its own fell on the last day that the row knows. Null for a letter on which work begins now.
 */
export function pastOf(tells: TellsPast, letter: Letter, rest: Mapping['rest']): LetterPast | null {
  const { assignees, transferTo, transferredOn, closedOn } = tells;
  const decidedOn = letter.result?.decidedOn;
  const known = [letter.arrivedOn, letter.receivedOn, transferredOn, decidedOn, closedOn];
  const last = known.filter((day) => day !== undefined).reduce((a, b) => (a > b ? a : b));
  const status = statusOf(tells, letter, rest);
  const isSent = status === 'chuyen' && transferredOn !== undefined;
  const past: LetterPast = {
    ...(status === 'tiep-nhan' ? {} : { status, on: closedOn ?? (isSent ? transferredOn : last) }),
    ...(assignees.length === 0 ? {} : { assignees: [...assignees] }),
    ...(transferTo === undefined ? {} : { transfer: { to: transferTo, on: transferredOn ?? last } }),
  };
  return Object.keys(past).length === 0 ? null : past;
}

function statusOf({ status, closedOn, transferTo }: TellsPast, letter: Letter, rest: Mapping['rest']): LetterStatus {
  if (status !== undefined) return status as LetterStatus;
  if (closedOn !== undefined || letter.result !== undefined) return 'ket-thuc';
  if (rest !== 'as-is') return rest;
  return transferTo === undefined ? 'tiep-nhan' : 'chuyen';
}
