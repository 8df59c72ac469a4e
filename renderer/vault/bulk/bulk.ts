import { randomId } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import { fieldNo, type LetterStatus, recTypes, statusMoves } from '../../../shared/model/letter';
import { project, type RecordView } from '../../../shared/sync/merge';
import { maxOpsPerBatch, type Op, opKind, type Value } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultInput } from '../api';
import type { BulkRow } from '../api/bulk';
import type { Workplace } from '../handlers';
import { existing, mayChange, readable } from '../letters';
import { checkChange, type Planned, plan } from './changes';

/** Changes that can still be taken back, newest last; of this session. */
const keptChanges = 20;

/** Several letters changed at once, one journal row for at most 512 of them, and the same taken back. */
export class BulkDesk {
  private readonly done = new Map<string, readonly Op[]>();

  constructor(private readonly place: Workplace) {}

  /** What would change, and why what would not. */
  async preview({ recIds, change }: VaultInput<'bulk.preview'>): Promise<{ rows: BulkRow[] }> {
    checkChange(change);
    const { columns } = this.place.core.records;
    const rows: BulkRow[] = [];
    for (const recId of recIds) {
      const ordinal = columns.find(recId);
      const shown = {
        recId,
        registerNo: ordinal < 0 ? '' : columns.text(ordinal, 'registerNo'),
        summary: ordinal < 0 ? '' : columns.text(ordinal, 'summary'),
      };
      const found = await this.planned(recId, change);
      if (typeof found === 'string') rows.push({ ...shown, before: '', after: '', refused: found });
      else rows.push({ ...shown, before: found.before, after: found.after, refused: null });
    }
    return { rows };
  }

  /** @throws DeskFailure BAD_INPUT, NOT_ALLOWED, SAVE_FAILED, DISK_FULL; groups that were written stay and can be undone */
  async apply({ recIds, change }: VaultInput<'bulk.apply'>): Promise<{ changed: number; bulkId: string }> {
    checkChange(change);
    const bulkId = randomId();
    const written: Op[] = [];
    this.done.set(bulkId, written);
    if (this.done.size > keptChanges) this.done.delete(this.done.keys().next().value!);
    try {
      for (const group of groups([...new Set(recIds)])) {
        await this.write(group, written, async (recId) => {
          const found = await this.planned(recId, change);
          return typeof found === 'string' ? null : found.op;
        });
      }
    } finally {
      if (written.length > 0) this.place.changedLetters();
    }
    return { changed: written.length, bulkId };
  }

  /** @throws DeskFailure NOT_FOUND for a change that this session did not make */
  async undo({ bulkId, reason }: VaultInput<'bulk.undo'>): Promise<{ undone: number; kept: number }> {
    const done = this.done.get(bulkId);
    if (!done) throw new DeskFailure('NOT_FOUND');
    this.done.delete(bulkId);
    const byLetter = new Map(done.map((op) => [op.recId, op]));
    const written: Op[] = [];
    for (const group of groups([...byLetter.keys()])) {
      await this.write(group, written, (recId) => this.reversed(byLetter.get(recId)!, reason));
    }
    this.place.changedLetters();
    return { undone: written.length, kept: byLetter.size - written.length };
  }

  /** What takes an op back; null where somebody changed the same since, or where the letter may not be changed so now. */
  private async reversed(op: Op, reason: string): Promise<Planned['op'] | null> {
    const { core } = this.place;
    const { recId } = op;
    const { ops } = await existing(core, recId);
    const view = project(ops);
    const made = reverse(op, view, ops, reason);
    if (!made) return null;
    try {
      if (made.kind !== opKind.restore) await mayChange(core, recId);
      for (const check of core.changeChecks) await check({ recId, view, ops }, made);
      return made;
    } catch (cause) {
      if (cause instanceof DeskFailure) return null;
      throw cause;
    }
  }

  /** One row with an op for each letter that `make` has one for. */
  private async write(
    recIds: readonly string[],
    written: Op[],
    make: (recId: string) => Promise<Planned['op'] | null>,
  ): Promise<void> {
    const { core } = this.place;
    const { unitId, account } = acting(core);
    const ids = recIds.map(() => core.newOpId());
    let ops: Op[] = [];
    const row = core.append({
      recIds,
      make: async () => {
        ops = [];
        for (const [i, recId] of recIds.entries()) {
          const made = await make(recId);
          if (made) ops.push(readable({ ...made, opId: ids[i]!, recType: recTypes.letter, recId, actor: account }));
        }
        if (ops.length === 0) throw new NothingToDo();
        return { kind: 'ops', groups: [{ unitId, ops }] };
      },
    });
    await row.catch((cause: unknown) => {
      if (!(cause instanceof NothingToDo)) throw cause;
    });
    written.push(...ops);
  }

  /** The change of one letter, or the code of why it is left out. */
  private async planned(recId: string, change: VaultInput<'bulk.preview'>['change']): Promise<Planned | string> {
    try {
      return (await plan(this.place, await existing(this.place.core, recId), change)) ?? 'SAME';
    } catch (cause) {
      if (cause instanceof DeskFailure) return cause.error.code;
      throw cause;
    }
  }
}

/** Every letter of a group is left as it is. */
class NothingToDo extends Error {
  override readonly name = 'NothingToDo';
}

function* groups(recIds: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < recIds.length; at += maxOpsPerBatch) yield recIds.slice(at, at + maxOpsPerBatch);
}

/** What takes an op back, where nobody changed the same since; null where somebody did. */
function reverse(op: Op, view: RecordView, ops: readonly Op[], reason: string): Planned['op'] | null {
  const byId = new Map(ops.map((other) => [other.opId, other]));
  switch (op.kind) {
    case opKind.put: {
      const no = Number(Object.keys(op.body)[0]);
      const heads = view.fields.get(no) ?? [];
      if (heads.length !== 1 || heads[0]!.opId !== op.opId) return null;
      const before = (op.base[no] ?? []).map((id) => byId.get(id)?.body[no]).find((value) => value !== undefined);
      return { kind: opKind.put, base: { [no]: [op.opId] }, body: { [no]: before ?? null }, reason };
    }
    case opKind.append: {
      const unassign: Value = { t: 'unassign', assignment: op.opId, reason };
      return { kind: opKind.append, base: {}, body: { [fieldNo.work]: unassign } };
    }
    case opKind.transition: {
      const [head] = view.statusHeads;
      const move = op.body[fieldNo.status] as { from: LetterStatus; to: LetterStatus };
      // With two bases it settles, and may go where no ordinary move leads.
      const bases = [op.opId, ...(op.base[fieldNo.status] ?? [])];
      const mayReturn = bases.length > 1 || statusMoves[move.to].includes(move.from);
      if (view.statusHeads.length !== 1 || head?.opId !== op.opId || !mayReturn) return null;
      const body = { [fieldNo.status]: { from: move.to, to: move.from } };
      return { kind: opKind.transition, base: { [fieldNo.status]: bases }, body, reason };
    }
    case opKind.delete:
      if (view.deletion?.opId !== op.opId || view.deleteConflict) return null;
      return { kind: opKind.restore, base: { 0: [op.opId] }, body: {}, reason };
    default:
      return null;
  }
}
