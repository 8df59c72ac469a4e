import { fieldNo, type LetterStatus } from '../../../shared/model/letter';
import { type WorkEntry, workEventSchema } from '../../../shared/model/work';
import type { CaseFacts } from '../../../shared/rules/types';
import { standingWork } from '../../../shared/rules/voiding';
import { msOfOp } from '../../../shared/sync/hlc';
import { type RecordView, trackOf } from '../../../shared/sync/merge';
import { type Op, opKind } from '../../../shared/sync/op';
import { letterOf } from '../letter/fields';
import { dayOfMove } from '../letter/moved';

/** What the rules look at, from a record. `ops` are all its ops, in op order. */
export function caseFacts(view: RecordView, ops: readonly Op[]): CaseFacts {
  return {
    letter: letterOf(view),
    status: view.status,
    tracks: tracksOf(view),
    reached: reachedOf(view, ops),
    work: workOf(view),
  };
}

/** The events that count, of those that this version knows, oldest first; the others stay in the record. */
export const workOf = (view: RecordView): WorkEntry[] => standingWork(knownWork(view.work));

/** Events that this version knows, those that were taken back and what took them back included. */
export function knownWork(ops: readonly Op[]): WorkEntry[] {
  return ops.flatMap((op): WorkEntry[] => {
    const parsed = workEventSchema.safeParse(op.body[fieldNo.work]);
    return parsed.success ? [{ opId: op.opId, by: op.actor, atMs: msOfOp(op.opId), event: parsed.data }] : [];
  });
}

const tracksOf = (view: RecordView): Record<string, LetterStatus> =>
  Object.fromEntries(
    [...view.tracks].flatMap(([claim, [head]]) => (head ? [[claim, head.value as LetterStatus]] : [])),
  );

/** Moves that count, in the order in which they were entered, each on the day on which it happened. */
export function reachedOf(view: RecordView, ops: readonly Op[]): CaseFacts['reached'] {
  const parked = new Set(view.parked.map((op) => op.opId));
  return ops.flatMap((op) => {
    if (op.kind !== opKind.transition || parked.has(op.opId)) return [];
    const { from, to } = op.body[fieldNo.status] as { from: LetterStatus; to: LetterStatus };
    const track = trackOf(op);
    const reached = { status: to, from, on: dayOfMove(op), atMs: msOfOp(op.opId) };
    return [track === '' ? reached : { ...reached, claim: track }];
  });
}
