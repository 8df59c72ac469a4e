import { fieldNo, type LetterStatus, letterStatuses, statusMoves } from '../model/letter';
import { circles } from './circles';
import { type Op, opKind, type Value } from './op';

/**
 * Merging is a set: a record is the set of its ops, and what is shown is a pure function of that set. Any order,
 * repetition and partition of the same ops therefore gives the same record; nothing needs to be replayed in order.
 *
 * A value is current ("a head") while no known op that sets its field names it as base. One head: no conflict. Several: two
 * people changed the field without having seen each other; all are kept, the newest is shown provisionally, and the
 * record is marked until an op names all of them as base.
 */
export interface Head {
  readonly opId: string;
  readonly value: Value;
  readonly actor: string;
}

export interface RecordView {
  readonly recType: number;
  readonly recId: string;
  /** Field number → heads, newest first; the first is the one shown. */
  readonly fields: ReadonlyMap<number, readonly Head[]>;
  /** Field numbers whose heads differ. */
  readonly conflicts: readonly number[];
  readonly status: LetterStatus;
  /** Status heads, newest first; it is a conflict when they differ. */
  readonly statusHeads: readonly Head[];
  /** Status heads of each claim (nội dung) that has moved by itself, by claim id. */
  readonly tracks: ReadonlyMap<string, readonly Head[]>;
  /** Status moves that are not legal from what they name; kept, never applied. */
  readonly parked: readonly Op[];
  readonly notes: readonly Op[];
  /** Appended work (shared/model/work.ts), in op order. */
  readonly work: readonly Op[];
  /** Field number → members of an observed-remove set, in op order. */
  readonly sets: ReadonlyMap<number, readonly Head[]>;
  readonly deletion: Op | null;
  /** Somebody edited what the deletion had not seen: the record stays visible. */
  readonly deleteConflict: boolean;
  readonly first: Op;
  readonly last: Op;
}

/** Union of two op sets by op id, in op order. Identical ids are the same op. */
export function mergeOps(existing: readonly Op[], incoming: readonly Op[]): Op[] {
  const byId = new Map(existing.map((op) => [op.opId, op]));
  for (const op of incoming) if (!byId.has(op.opId)) byId.set(op.opId, op);
  return [...byId.values()].sort(byOpId);
}

const byOpId = (a: Op, b: Op): number => (a.opId < b.opId ? -1 : a.opId > b.opId ? 1 : 0);
const newestFirst = (a: Head, b: Head): number => (a.opId > b.opId ? -1 : 1);

/** What the record is, from all its known ops (at least one, each id once). */
export function project(ops: readonly Op[]): RecordView {
  const sorted = [...ops].sort(byOpId);
  const fields = fieldHeads(sorted.filter((op) => op.kind === opKind.put || op.kind === opKind.resolve));
  const { main, byTrack, parked } = projectMoves(sorted.filter((op) => op.kind === opKind.transition));
  const statusHeads = main;
  const deletion = standingDeletion(sorted);
  return {
    recType: sorted[0]!.recType,
    recId: sorted[0]!.recId,
    fields,
    conflicts: [...fields].filter(([, heads]) => disagree(heads)).map(([no]) => no),
    status: (statusHeads[0]?.value as LetterStatus | undefined) ?? 'tiep-nhan',
    statusHeads,
    tracks: byTrack,
    parked,
    notes: appended(sorted, fieldNo.notes),
    work: appended(sorted, fieldNo.work),
    sets: projectSets(sorted),
    deletion,
    deleteConflict: deletion !== null && sorted.some((op) => isEdit(op) && !wasSeen(op, deletion, sorted)),
    first: sorted[0]!,
    last: sorted.at(-1)!,
  };
}

/** True when the record should be listed among the live ones. */
export const isVisible = (view: RecordView): boolean => view.deletion === null || view.deleteConflict;

export const hasConflict = (view: RecordView): boolean =>
  view.conflicts.length > 0 ||
  disagree(view.statusHeads) ||
  [...view.tracks.values()].some(disagree) ||
  view.deleteConflict ||
  view.parked.length > 0;

const appended = (ops: readonly Op[], no: number): Op[] =>
  ops.filter((op) => op.kind === opKind.append && op.body[no] !== undefined);

/**
 * A value is replaced only by an op that sets the same field: what names values of a field that it leaves alone replaces
 * none of them, and ops that name each other in a circle (which nobody can have seen) replace nothing of it either.
 */
function fieldHeads(puts: readonly Op[]): Map<number, Head[]> {
  const heads = new Map<number, Head[]>();
  const replacing = new Map<number, Map<string, readonly string[]>>();
  for (const op of puts) {
    for (const [key, value] of Object.entries(op.body)) {
      const no = Number(key);
      heads.set(no, [...(heads.get(no) ?? []), { opId: op.opId, value, actor: op.actor }]);
      const bases = op.base[no];
      if (bases) replacing.set(no, (replacing.get(no) ?? new Map()).set(op.opId, bases));
    }
  }
  for (const [no, bases] of replacing) {
    const replaced = replacedBy(bases);
    heads.set(
      no,
      heads.get(no)!.filter(({ opId }) => !replaced.has(opId)),
    );
  }
  for (const list of heads.values()) list.sort(newestFirst);
  return heads;
}

/** The ids that are named by an op which they do not lead back to. `bases`: op of a field → what it names of it. */
function replacedBy(bases: ReadonlyMap<string, readonly string[]>): Set<string> {
  const replaced = new Set<string>();
  // A circle has an op in it that names one with a later id; without such ops there is nothing to look for.
  const circle = [...bases].some(([opId, ids]) => ids.some((id) => id >= opId)) ? circles(bases) : null;
  for (const [opId, ids] of bases) {
    for (const id of ids) if (!circle || circle.get(id) !== circle.get(opId)) replaced.add(id);
  }
  return replaced;
}

/** Two people who wrote the same value do not disagree. */
export function disagree(heads: readonly Head[]): boolean {
  if (heads.length < 2) return false;
  const first = JSON.stringify(heads[0]?.value);
  return heads.some((head) => JSON.stringify(head.value) !== first);
}

const isStatus = (value: unknown): value is LetterStatus => letterStatuses.includes(value as LetterStatus);

/** The claim whose track a move is on; '' for the letter as a whole. */
export function trackOf(op: Op): string {
  const move = op.body[fieldNo.status];
  const track = typeof move === 'object' && move !== null && 'track' in move ? move.track : '';
  return typeof track === 'string' ? track : '';
}

/**
 * Every track is a line of moves of its own: a base on another track is none. The letter begins at its reception; a claim
 * begins its own line where the letter then stood, which may be anywhere: a desk that has not seen how the letter came
 * there takes the move for what it says.
 */
function projectMoves(moves: readonly Op[]): { main: Head[]; byTrack: Map<string, Head[]>; parked: Op[] } {
  const lines = new Map<string, Op[]>([['', []]]);
  for (const op of moves) lines.set(trackOf(op), [...(lines.get(trackOf(op)) ?? []), op]);
  const byTrack = new Map<string, Head[]>();
  const parked: Op[] = [];
  for (const [track, line] of lines) {
    const projected = projectStatus(line, track === '' ? ['tiep-nhan'] : letterStatuses);
    parked.push(...projected.parked);
    byTrack.set(track, projected.statusHeads);
  }
  const main = byTrack.get('') ?? [];
  byTrack.delete('');
  return { main, byTrack, parked: parked.sort(byOpId) };
}

/**
 * A move is legal when the rule allows it from the status that it says it left, and that is what its base held; one
 * without a base leaves one of the `beginnings`.
 */
function projectStatus(
  moves: readonly Op[],
  beginnings: readonly LetterStatus[],
): { statusHeads: Head[]; parked: Op[] } {
  const target = new Map<string, LetterStatus>();
  const parked: Op[] = [];
  const legal: Op[] = [];
  const pending = [...moves];
  // Bases may come later in op order (a fast clock), so settle until nothing more can be.
  for (let progress = true; progress; ) {
    progress = false;
    for (const op of [...pending]) {
      const move = op.body[fieldNo.status] as { from?: unknown; to?: unknown } | undefined;
      const bases = op.base[fieldNo.status] ?? [];
      if (!bases.every((id) => target.has(id))) continue;
      pending.splice(pending.indexOf(op), 1);
      progress = true;
      const from = bases.length === 0 ? beginnings : bases.map((id) => target.get(id)!);
      const fits = isStatus(move?.from) && isStatus(move?.to) && from.includes(move.from);
      const allowed =
        fits && (bases.length > 1 || statusMoves[move.from as LetterStatus].includes(move.to as LetterStatus));
      if (allowed) {
        target.set(op.opId, move.to as LetterStatus);
        legal.push(op);
      } else parked.push(op);
    }
  }
  parked.push(...pending);
  const replaced = new Set(legal.flatMap((op) => op.base[fieldNo.status] ?? []));
  const heads = legal
    .filter((op) => !replaced.has(op.opId))
    .map((op) => ({ opId: op.opId, value: target.get(op.opId)!, actor: op.actor }));
  return { statusHeads: heads.sort(newestFirst), parked: parked.sort(byOpId) };
}

function projectSets(ops: readonly Op[]): Map<number, Head[]> {
  const removed = new Set(
    ops.filter((op) => op.kind === opKind.setRemove).flatMap((op) => Object.values(op.base).flat()),
  );
  const sets = new Map<number, Head[]>();
  for (const op of ops) {
    if (op.kind !== opKind.setAdd || removed.has(op.opId)) continue;
    for (const [key, value] of Object.entries(op.body)) {
      const no = Number(key);
      sets.set(no, [...(sets.get(no) ?? []), { opId: op.opId, value, actor: op.actor }]);
    }
  }
  return sets;
}

/** The newest deletion that no restore has named. */
function standingDeletion(ops: readonly Op[]): Op | null {
  const undone = new Set(ops.filter((op) => op.kind === opKind.restore).flatMap((op) => op.base[0] ?? []));
  return ops.filter((op) => op.kind === opKind.delete && !undone.has(op.opId)).at(-1) ?? null;
}

/** Everything but deleting and restoring, kinds of later versions included: what is not understood is not hidden. */
const isEdit = (op: Op): boolean => op.kind !== opKind.delete && op.kind !== opKind.restore;

/** Seen = named by the deletion, or replaced by something that was. */
function wasSeen(op: Op, deletion: Op, ops: readonly Op[]): boolean {
  const seen = new Set(deletion.base[0] ?? []);
  const byId = new Map(ops.map((other) => [other.opId, other]));
  const open = [...seen];
  while (open.length > 0) {
    const bases = byId.get(open.pop()!)?.base ?? {};
    for (const id of Object.values(bases).flat()) {
      if (!seen.has(id)) {
        seen.add(id);
        open.push(id);
      }
    }
  }
  return seen.has(op.opId);
}

/**
 * The op ids that a deletion of this record made now has seen: every current value, and every op that replaces none.
 * What these replaced is seen with them.
 */
export function seenNow(view: RecordView, ops: readonly Op[]): string[] {
  const heads = [...view.fields.values(), view.statusHeads, ...view.tracks.values()].flat().map((head) => head.opId);
  const others = ops.filter((op) => isEdit(op) && !isValue(op)).map((op) => op.opId);
  return [...new Set([...heads, ...view.parked.map((op) => op.opId), ...others])].sort();
}

/** Ops whose current values are heads; one that is no head was replaced by one that is. An op without a value is none. */
const isValue = (op: Op): boolean =>
  op.kind === opKind.transition ||
  ((op.kind === opKind.put || op.kind === opKind.resolve) && Object.keys(op.body).length > 0);
