import { fieldNo, type LetterField, letterFieldName } from '../../shared/model/letter';
import { type WorkEvent, workEventSchema } from '../../shared/model/work';
import { voidedIn } from '../../shared/rules/voiding';
import { msOfOp } from '../../shared/sync/hlc';
import { trackOf } from '../../shared/sync/merge';
import { type Op, opKind } from '../../shared/sync/op';
import type { HistoryEntry } from './api';
import type { Cover } from './letter/cover';
import { givenDay } from './letter/moved';
import { asGroup } from './records/summary';
import { knownWork } from './work/facts';

/**
 * What happened to a letter, oldest first: every op with the value it replaced. `ops` are in op order; what `cover`
 * hides is not told.
 */
export function historyOf(ops: readonly Op[], cover: Cover | null = null): HistoryEntry[] {
  const entries = plainHistory(ops);
  if (!cover) return entries;
  return entries.map((entry) => ({
    ...cover.deep(entry),
    changes: entry.changes.map(({ field, before, after }) => ({
      field,
      before: cover.value(field, before),
      after: cover.value(field, after),
    })),
  }));
}

function plainHistory(ops: readonly Op[]): HistoryEntry[] {
  const byId = new Map(ops.map((op) => [op.opId, op]));
  const voided = voidedIn(knownWork(ops.filter(isWork)));
  return ops.flatMap((op, i) => {
    const act = actOf(op, i === 0);
    if (!act) return [];
    const event = eventOf(op);
    const taken = voided.get(op.opId);
    const track = trackOf(op);
    const on = op.kind === opKind.transition ? givenDay(op) : undefined;
    return [
      {
        opId: op.opId,
        atMs: msOfOp(op.opId),
        by: op.actor,
        act,
        changes: changesOf(op, byId),
        ...(event ? { event } : {}),
        ...(taken ? { voided: { by: taken.by, atMs: taken.atMs, reason: taken.event.reason } } : {}),
        ...(track === '' ? {} : { track }),
        ...(on === undefined ? {} : { on }),
        ...(op.reason === undefined ? {} : { reason: op.reason }),
      },
    ];
  });
}

function actOf(op: Op, first: boolean): HistoryEntry['act'] | null {
  switch (op.kind) {
    case opKind.put:
      return first ? 'create' : 'edit';
    case opKind.transition:
      return 'status';
    case opKind.append:
      return isWork(op) ? 'work' : 'note';
    case opKind.delete:
      return 'delete';
    case opKind.restore:
      return 'restore';
    case opKind.resolve:
      return 'resolve';
    default:
      return null;
  }
}

const isWork = (op: Op): boolean => op.kind === opKind.append && op.body[fieldNo.work] !== undefined;

/** Work that this version knows. */
function eventOf(op: Op): WorkEvent | undefined {
  return op.kind === opKind.append ? workEventSchema.safeParse(op.body[fieldNo.work]).data : undefined;
}

type Change = HistoryEntry['changes'][number];

function changesOf(op: Op, byId: ReadonlyMap<string, Op>): Change[] {
  return Object.entries(op.body).flatMap(([key, value]): Change[] => {
    const no = Number(key);
    if (no === fieldNo.status) {
      const move = asGroup(value);
      return [{ field: 'status', before: move.from ?? null, after: move.to ?? null }];
    }
    if (no === fieldNo.notes) return [{ field: 'note', before: null, after: value }];
    const field: LetterField | undefined = letterFieldName(no);
    if (!field) return [];
    const replaced = (op.base[no] ?? []).map((id) => byId.get(id)?.body[no]).find((item) => item !== undefined);
    return [{ field, before: replaced ?? null, after: value }];
  });
}
