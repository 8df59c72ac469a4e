import { DeskFailure } from '../../../shared/errors';
import type { ListRow } from '../api';
import type { VaultCore } from '../core';
import { blockRows } from '../records/columns';
import { decodeRecord, type StoredRecord, segmentRecords } from '../records/segment';
import { dayText, shownOf } from '../records/summary';

export interface DueState {
  readonly state: ListRow['clockState'];
  /** Days of the rule's unit until the due date; negative when it is past. */
  readonly left: number;
  readonly soon: boolean;
  readonly overdue: boolean;
}

const notDue: DueState = { state: '', left: 0, soon: false, overdue: false };

/** Counting holds the vault's thread for so long at a time: a question that comes meanwhile waits no longer. */
const sliceMs = 4;

/** What the columns say of clocks, kept true when the rules, the units or the day change. */
export class Dues {
  /** What all columns were counted by (Rulebook.basis); '' when some were not. */
  countedBy = '';
  /** Blocks of columns that were counted anew and are not stored yet. */
  readonly toWrite = new Set<number>();
  /** What the last settling was for. */
  private settledFor = '';
  private background: Promise<void> = Promise.resolve();

  constructor(private readonly core: VaultCore) {}

  /** How a letter's clock stands today, as the columns know it. */
  stateOf(ordinal: number): DueState {
    const { rules, records } = this.core;
    const { columns } = records;
    const dueOn = columns.dueOn[ordinal]!;
    if (dueOn === 0) return notDue;
    const day = dayText(dueOn);
    const on = columns.receivedOn[ordinal] || columns.arrivedOn[ordinal]!;
    const { left, soon } = rules.left(
      columns.codes.text(columns.dueRule[ordinal]!),
      day,
      on === 0 ? rules.today : dayText(on),
    );
    const clock = columns.codes.text(columns.clock[ordinal]!);
    if (clock === 'stopped' || clock === 'paused') return { state: clock, left, soon: false, overdue: false };
    const overdue = day < rules.today;
    return { state: overdue ? 'overdue' : 'running', left, soon: soon && !overdue, overdue };
  }

  /**
   * Brings the columns to the rules, the units and the day of now: at once for letters changed since the columns were
   * stored, in the background for the others (`changed` tells when it is done).
   */
  settle(): void {
    const { rules, records } = this.core;
    const basis = rules.basis();
    const now = `${rules.today}|${basis}`;
    if (now === this.settledFor) return;
    this.settledFor = now;
    rules.forgetUnits();
    this.core.assessor.forget();
    for (const [recId, record] of records.overlay) this.count(records.columns.find(recId), record);
    this.background = this.background.then(() => this.recount(basis));
  }

  /** Settled when nothing is being counted any more. */
  async settled(): Promise<void> {
    this.settle();
    await this.background;
  }

  /** Counts every letter anew where the rules changed, else those whose clock stands still and so moves daily, or has a day to come. */
  private async recount(basis: string): Promise<void> {
    const { core } = this;
    const all = basis !== this.countedBy;
    if (all) this.countedBy = '';
    const { columns } = core.records;
    const standing = new Set(['stopped', 'paused', 'ahead'].map((clock) => columns.codes.find(clock)));
    const tally = { changed: 0 };
    for (let segment = 0; segment * segmentRecords < columns.count; segment++) {
      const from = segment * segmentRecords;
      const to = Math.min(columns.count, from + segmentRecords);
      const wanted: number[] = [];
      for (let i = from; i < to; i++) if (all || standing.has(columns.clock[i]!)) wanted.push(i);
      if (wanted.length === 0) continue;
      if (!(await this.countSegment(segment, wanted, tally))) return;
    }
    if (all) this.countedBy = basis;
    if (tally.changed > 0) core.emit('changed', { what: 'letters' });
  }

  /** False when the vault was closed meanwhile. */
  private async countSegment(
    segment: number,
    ordinals: readonly number[],
    tally: { changed: number },
  ): Promise<boolean> {
    const { db, records, quiet } = this.core;
    try {
      let stored = await records.openSegment(segment);
      let since = performance.now();
      for (const ordinal of ordinals) {
        if (performance.now() - since > sliceMs) {
          await quiet.turn();
          // Its letters may have been changed and folded meanwhile.
          stored = await records.openSegment(segment);
          since = performance.now();
        }
        const bytes = stored[ordinal % segmentRecords];
        const record = records.overlay.get(records.columns.recId(ordinal)) ?? (bytes && decodeRecord(bytes));
        if (record && this.count(ordinal, record)) tally.changed++;
      }
    } catch (cause) {
      if (!db.isOpen()) return false;
      // Its letters are named as damaged when somebody opens one; the others go on.
      if (!(cause instanceof DeskFailure)) throw cause;
    }
    await quiet.turn();
    return db.isOpen();
  }

  /** True when the columns said something else. */
  private count(ordinal: number, { unitId, ops }: StoredRecord): boolean {
    const { columns, orders } = this.core.records;
    if (!columns.assess(ordinal, this.core.assessor.assess(shownOf(ops), unitId))) return false;
    orders.touch(ordinal, 'dueOn');
    this.toWrite.add(Math.floor(ordinal / blockRows));
    return true;
  }
}
