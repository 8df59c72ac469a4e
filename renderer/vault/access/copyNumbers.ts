import type { AccessEvent } from '../../../shared/model/access';
import { dayOf } from '../../../shared/model/day';
import { recTypes } from '../../../shared/model/letter';
import { msOfOp } from '../../../shared/sync/hlc';
import { acting } from '../acting';
import type { VaultCore } from '../core';
import { otherKind, otherRecords } from '../records/others';
import { dayNumber } from '../records/summary';
import { linesOf } from './entries';

/** It made copies or drafts, which are numbered; what goes to the clipboard and an original are not. */
export const isNumberedCopy = ({ act, what }: AccessEvent): boolean =>
  (act === 'print' || act === 'export') && what !== undefined && what.form !== 'ban-chinh';

/**
 * Numbers the copies of one document onward through every print and export that the log tells of. Desks that have not
 * read each other's log may give a number twice; the code of each copy tells them apart.
 */
export class CopyNumbers {
  /** By record of the log: the highest number of each document; a record that changes is read again. */
  private readonly read = new Map<string, ReadonlyMap<string, number>>();

  constructor(private readonly core: VaultCore) {
    const { columns, watchers } = core.records;
    watchers.push((ordinal) => {
      if (this.read.size > 0 && columns.kind[ordinal] === columns.codes.find(otherKind(recTypes.log)))
        this.read.delete(columns.recId(ordinal));
    });
  }

  /** Number of the first copy that this act makes. One caller at a time. @throws DeskFailure VAULT_DAMAGED */
  async next(event: AccessEvent): Promise<number> {
    const document = documentOf(event, acting(this.core).unitId);
    const since = await this.since(event);
    let highest = 0;
    for (const recId of otherRecords(this.core, recTypes.log, (day) => day >= since))
      highest = Math.max(highest, (await this.highestIn(recId)).get(document) ?? 0);
    return highest + 1;
  }

  /** A letter's papers were copied after the letter came; desks' clocks may differ by a month. As yyyymmdd. */
  private async since({ recs, what }: AccessEvent): Promise<number> {
    const recId = isOfLetter(what) ? recs[0] : undefined;
    const first = recId && (await this.core.records.load(recId))?.ops[0];
    return first ? dayNumber(dayOf(Math.max(0, msOfOp(first.opId) - clocksMs))) : 0;
  }

  private async highestIn(recId: string): Promise<ReadonlyMap<string, number>> {
    const known = this.read.get(recId);
    if (known) return known;
    const record = await this.core.records.load(recId);
    const highest = new Map<string, number>();
    for (const { event } of record?.ops.flatMap(linesOf) ?? []) {
      if (!isNumberedCopy(event)) continue;
      const document = documentOf(event, record!.unitId);
      const last = (event.firstCopy ?? 1) + event.what!.copies - 1;
      highest.set(document, Math.max(highest.get(document) ?? 0, last));
    }
    this.read.set(recId, highest);
    return highest;
  }
}

const clocksMs = 31 * 86_400_000;

const isOfLetter = (what: AccessEvent['what']): boolean => what?.numberText !== undefined || what?.form === 'ban-thao';

/** A paper is one by its letter and number, its draft by letter and title; a book or a list by its unit and title. */
function documentOf({ recs, what }: AccessEvent, unitId: string): string {
  const isDraft = what?.form === 'ban-thao';
  const whose = isOfLetter(what) ? recs[0] : unitId;
  return JSON.stringify([whose, isDraft, (isDraft ? undefined : what?.numberText) ?? what?.title]);
}
