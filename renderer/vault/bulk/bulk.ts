import { DeskFailure } from '../../../shared/errors';
import type { BulkEvent } from '../../../shared/model/bulk';
import { recTypes } from '../../../shared/model/letter';
import { project } from '../../../shared/sync/merge';
import { maxOpsPerBatch, type Op, opKind } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultInput, VaultOutput } from '../api';
import type { BulkRow } from '../api/bulk';
import type { Workplace } from '../handlers';
import { existing, mayChange, readable } from '../letter/change';
import { newRecIds } from '../letter/save';
import { bulkOp, changedEvent, type Done, loadBulk } from './bulkRecord';
import { checkChange, type Planned, plan } from './changes';
import { reverse } from './reverse';

/** Several letters changed at once, one journal row for at most 512 of them, and the same taken back. */
export class BulkDesk {
  constructor(private readonly place: Workplace) {}

  /** What would change, and why what would not. */
  async preview({ recIds, change }: VaultInput<'bulk.preview'>): Promise<{ rows: BulkRow[] }> {
    checkChange(change);
    return { rows: await this.rowsOf(recIds, (recId) => this.planned(recId, change)) };
  }

  /** @throws DeskFailure BAD_INPUT, NOT_ALLOWED, SAVE_FAILED, DISK_FULL; groups that were written stay and can be undone */
  async apply({ recIds, change }: VaultInput<'bulk.apply'>): Promise<{ changed: number; bulkId: string }> {
    checkChange(change);
    const bulkId = newRecIds(this.place.core.ports.now(), 1)[0]!;
    let changed = 0;
    try {
      for (const group of groups([...new Set(recIds)])) {
        changed += await this.write(
          bulkId,
          group,
          (recId) => this.planned(recId, change),
          (ops) => changedEvent(change, ops),
        );
      }
    } finally {
      if (changed > 0) this.place.changedLetters();
    }
    return { changed, bulkId };
  }

  /** What undoing would do, and why what it would not. @throws DeskFailure NOT_FOUND */
  async undoPreview({ bulkId }: VaultInput<'bulk.undoPreview'>): Promise<VaultOutput<'bulk.undoPreview'>> {
    const done = await loadBulk(this.place.core, bulkId);
    return {
      change: done.change,
      rows: await this.rowsOf([...done.ops.keys()], (recId) => this.reversed(done, recId, '')),
    };
  }

  /** @throws DeskFailure NOT_FOUND for a change that this unit did not make; SAVE_FAILED, DISK_FULL */
  async undo({ bulkId, reason }: VaultInput<'bulk.undo'>): Promise<{ undone: number; kept: number }> {
    const done = await loadBulk(this.place.core, bulkId);
    const waiting = [...done.ops.keys()].filter((recId) => !done.undone.has(recId));
    let undone = 0;
    try {
      for (const group of groups(waiting)) {
        undone += await this.write(
          bulkId,
          group,
          (recId) => this.reversed(done, recId, reason),
          (ops) => ({ t: 'undone', recs: ops.map(({ recId }) => recId) }),
        );
      }
    } finally {
      if (undone > 0) this.place.changedLetters();
    }
    return { undone, kept: waiting.length - undone };
  }

  private async rowsOf(
    recIds: readonly string[],
    look: (recId: string) => Promise<Planned | string>,
  ): Promise<BulkRow[]> {
    const { columns } = this.place.core.records;
    const rows: BulkRow[] = [];
    for (const recId of recIds) {
      const ordinal = columns.find(recId);
      const shown = {
        recId,
        registerNo: ordinal < 0 ? '' : columns.text(ordinal, 'registerNo'),
        level: ordinal < 0 ? '' : columns.codes.text(columns.level[ordinal]!),
        summary: ordinal < 0 ? '' : columns.text(ordinal, 'summary'),
      };
      const found = await look(recId);
      if (typeof found === 'string') rows.push({ ...shown, before: '', after: '', refused: found });
      else rows.push({ ...shown, before: found.before, after: found.after, refused: null });
    }
    return rows;
  }

  /** What gives a letter back what it had, or why it is left as it is. */
  private async reversed({ ops: ids, undone }: Done, recId: string, reason: string): Promise<Planned | string> {
    if (undone.has(recId)) return 'UNDONE';
    const { core } = this.place;
    try {
      const { ops } = await existing(core, recId);
      const op = ops.find(({ opId }) => opId === ids.get(recId));
      const view = project(ops);
      const planned = op ? reverse(op, view, ops, reason) : null;
      if (!planned) return 'CHANGED';
      if (planned.op.kind !== opKind.restore) await mayChange(core, recId);
      for (const check of core.changeChecks) await check({ recId, view, ops }, planned.op);
      return planned;
    } catch (cause) {
      if (cause instanceof DeskFailure) return cause.error.code;
      throw cause;
    }
  }

  /** One row with an op for each letter that `make` has one for, and the event that tells of them; answers their count. */
  private async write(
    bulkId: string,
    recIds: readonly string[],
    make: (recId: string) => Promise<Planned | string>,
    tell: (ops: readonly Op[]) => BulkEvent,
  ): Promise<number> {
    const { core } = this.place;
    const { unitId, account } = acting(core);
    const ids = recIds.map(() => core.newOpId());
    const told = core.newOpId();
    let ops: Op[] = [];
    const row = core.append({
      recIds: [...recIds, bulkId],
      make: async () => {
        ops = [];
        for (const [i, recId] of recIds.entries()) {
          const made = await make(recId);
          if (typeof made === 'string') continue;
          ops.push(readable({ ...made.op, opId: ids[i]!, recType: recTypes.letter, recId, actor: account }));
        }
        if (ops.length === 0) throw new NothingToDo();
        return { kind: 'ops', groups: [{ unitId, ops: [...ops, bulkOp(core, bulkId, told, tell(ops))] }] };
      },
    });
    await row.catch((cause: unknown) => {
      if (!(cause instanceof NothingToDo)) throw cause;
    });
    return ops.length;
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
