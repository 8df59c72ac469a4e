import { DeskFailure } from '../../../shared/errors';
import { fieldNo, type LetterStatus, letterFields, letterStatuses, statusMoves } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import { disagree, type Head, type RecordView, seenNow } from '../../../shared/sync/merge';
import { type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultInput } from '../api';
import type { NewOp, VaultCore } from '../core';
import { change, changed, readable } from './change';
import { moveBody } from './moved';
import { fieldsOf } from './save';

/** Looks at the letter as it stands when the act takes its turn, and throws to refuse it. */
type Check = (view: RecordView, ops: readonly Op[]) => void;

/**
 * Moves a letter, or one of its claims on its own track.
 * @throws DeskFailure NOT_ALLOWED when it is not legal or several statuses stand side by side
 */
export async function moveLetter(
  core: VaultCore,
  { recId, to, reason, track, on }: VaultInput<'letter.move'>,
  check: Check,
): Promise<void> {
  await change(core, recId, undefined, ({ view, ops }) => {
    const heads = headsOf(view, track);
    // A claim that never moved by itself leaves where the letter stands.
    const standing = heads.length > 0 ? heads : view.statusHeads;
    const from = statusOf(standing);
    if (disagree(standing) || !statusMoves[from].includes(to)) throw new DeskFailure('NOT_ALLOWED');
    check(view, ops);
    return {
      kind: opKind.transition,
      base: { [fieldNo.status]: heads.map((head) => head.opId) },
      body: moveBody({ from, to, track, on }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

const headsOf = (view: RecordView, track = ''): readonly Head[] =>
  track === '' ? view.statusHeads : (view.tracks.get(track) ?? []);
const statusOf = (heads: readonly Head[]): LetterStatus => (heads[0]?.value as LetterStatus | undefined) ?? 'tiep-nhan';

/** An event of work that stands on two letters of this unit: both in one row, on disk together or not at all. */
export async function appendWorkOnBoth(
  core: VaultCore,
  [first, second]: readonly [Worked, Worked],
  draft: number | undefined,
  check: Check,
): Promise<string> {
  const ids = [core.newOpId(), core.newOpId()] as const;
  await core.append({
    recIds: [first.recId, second.recId],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      const ops: Op[] = [];
      for (const [i, { recId, event }] of [first, second].entries()) {
        ops.push(
          await changed(core, recId, ids[i]!, ({ view, ops: known }) => {
            if (i === 0) check(view, known);
            return { kind: opKind.append, base: {}, body: { [fieldNo.work]: event as Value } };
          }),
        );
      }
      return { kind: 'ops', groups: [{ unitId: acting(core).unitId, ops }] };
    },
  });
  return ids[0];
}

/**
 * An event of work, the guard's word that it needs, and the values that it gives the letter: all in one row, on disk
 * together or not at all. Answers the event's op id.
 */
export async function appendWorkAndPut(
  core: VaultCore,
  { recId, event, word }: Worked & { readonly word?: WorkEvent },
  draft: number | undefined,
  check: Check,
  valuesOf: (view: RecordView) => Readonly<Record<number, Value>>,
): Promise<string> {
  const before = core.newOpId();
  const ids = [core.newOpId(), core.newOpId()] as const;
  await core.append({
    recIds: [recId],
    ...(draft === undefined ? {} : { draft }),
    make: async () => {
      let put: Op | null = null;
      const appended = await changed(core, recId, ids[0], ({ view, ops }) => {
        check(view, ops);
        const values = valuesOf(view);
        // Made from the letter itself and not from what a screen was shown: covered words in it stay as they are.
        if (Object.keys(values).length > 0) {
          const { recType } = view;
          put = readable({ ...putNow(view, values), opId: ids[1], recType, recId, actor: acting(core).account });
        }
        return appending(event);
      });
      const said = word && (await changed(core, recId, before, () => appending(word)));
      const ops: Op[] = [...(said ? [said] : []), appended, ...(put ? [put] : [])];
      return { kind: 'ops', groups: [{ unitId: acting(core).unitId, ops }] };
    },
  });
  return ids[0];
}

const appending = (event: WorkEvent): NewOp => ({
  kind: opKind.append,
  base: {},
  body: { [fieldNo.work]: event as Value },
});

/** Puts values in the place of all that stand there now. */
function putNow(view: RecordView, body: Readonly<Record<number, Value>>): NewOp {
  const base: Record<number, string[]> = {};
  for (const no of Object.keys(body).map(Number)) base[no] = (view.fields.get(no) ?? []).map((head) => head.opId);
  return { kind: opKind.put, base, body };
}

interface Worked {
  readonly recId: string;
  readonly event: WorkEvent;
}

/** Appends an event of work; answers its op id. `check` may refuse it; `beside` are fields that no screen gets. */
export function appendWork(
  core: VaultCore,
  recId: string,
  event: WorkEvent,
  draft: number | undefined,
  check: Check,
  beside: Readonly<Record<number, Value>> = {},
): Promise<string> {
  return change(core, recId, draft, ({ view, ops }) => {
    check(view, ops);
    return { kind: opKind.append, base: {}, body: { [fieldNo.work]: event as Value, ...beside } };
  });
}

export async function addNote(core: VaultCore, recId: string, text: string): Promise<void> {
  const body = { [fieldNo.notes]: text.normalize('NFC').trim() };
  await change(core, recId, undefined, () => ({ kind: opKind.append, base: {}, body }));
}

export async function deleteLetter(core: VaultCore, recId: string, reason: string): Promise<void> {
  await change(core, recId, undefined, ({ view, ops }) => ({
    kind: opKind.delete,
    base: { 0: seenNow(view, ops) },
    body: {},
    reason,
  }));
}

export async function restoreLetter(core: VaultCore, recId: string): Promise<void> {
  await change(
    core,
    recId,
    undefined,
    ({ ops }) => {
      const undone = new Set(ops.filter((op) => op.kind === opKind.restore).flatMap((op) => op.base[0] ?? []));
      const standing = ops.filter((op) => op.kind === opKind.delete && !undone.has(op.opId));
      if (standing.length === 0) throw new DeskFailure('NOT_ALLOWED');
      return { kind: opKind.restore, base: { 0: standing.map((op) => op.opId) }, body: {} };
    },
    true,
  );
}

/** Settles a conflict: the value replaces all that stand side by side. */
export async function resolveLetter(
  core: VaultCore,
  { recId, field, value, track }: VaultInput<'letter.resolve'>,
): Promise<void> {
  const body = field === 'status' ? null : fieldsOf({ [field]: value });
  await change(core, recId, undefined, ({ view }) => {
    if (field === 'status' || body === null) return resolvedStatus(view, value, track);
    const no = letterFields[field];
    const heads = view.fields.get(no) ?? [];
    return { kind: opKind.resolve, base: { [no]: heads.map((head) => head.opId) }, body };
  });
}

function resolvedStatus(view: RecordView, value: Value, track: string | undefined): NewOp {
  const heads = headsOf(view, track);
  const from = (heads.find((head) => head.value !== value)?.value as LetterStatus | undefined) ?? statusOf(heads);
  if (!letterStatuses.includes(value as LetterStatus) || heads.length < 2) throw new DeskFailure('NOT_ALLOWED');
  return {
    kind: opKind.transition,
    base: { [fieldNo.status]: heads.map((head) => head.opId) },
    body: moveBody({ from, to: value as LetterStatus, track }),
  };
}
