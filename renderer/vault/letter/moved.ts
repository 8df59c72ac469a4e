import { dayOf } from '../../../shared/model/day';
import { fieldNo, type LetterStatus } from '../../../shared/model/letter';
import type { Day } from '../../../shared/rules/types';
import { msOfOp } from '../../../shared/sync/hlc';
import type { Op, Value } from '../../../shared/sync/op';

export interface Move {
  readonly from: LetterStatus;
  readonly to: LetterStatus;
  /** The claim whose track it is. */
  readonly track?: string | undefined;
  /** The day on which it happened; absent for the day on which it is entered. */
  readonly on?: Day | undefined;
}

/** The body of a transition. */
export function moveBody({ from, to, track, on }: Move): Op['body'] {
  const value: Value = { from, to, ...(track ? { track } : {}), ...(on === undefined ? {} : { on }) };
  return { [fieldNo.status]: value };
}

/** The day that was given with a move; undefined for a move of the day on which it was entered. */
export function givenDay(op: Op): Day | undefined {
  const move = op.body[fieldNo.status];
  const on = typeof move === 'object' && move !== null && 'on' in move ? move.on : undefined;
  return typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on)) ? on : undefined;
}

/** The day on which a move happened, in Viet Nam: the one given with it, else that of its entry. */
export const dayOfMove = (op: Op): Day => givenDay(op) ?? dayOf(msOfOp(op.opId));
