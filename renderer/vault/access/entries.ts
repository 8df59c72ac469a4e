import { type AccessEvent, accessEventSchema } from '../../../shared/model/access';
import { dayOf } from '../../../shared/model/day';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import type { Day } from '../../../shared/rules/types';
import { type Op, opKind } from '../../../shared/sync/op';
import type { VaultCore } from '../core';
import { otherRecords } from '../records/others';
import { dayNumber } from '../records/summary';

/** One line of the log as it was written. */
export interface LogLine {
  readonly id: string;
  readonly by: string;
  readonly on: Day;
  readonly event: AccessEvent;
}

/** Lines of an op, in their order; what this version can't read is left out here and kept in the vault. */
export function linesOf(op: Op): LogLine[] {
  const list = op.kind === opKind.append ? op.body[fieldNo.access] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, at) => {
    const parsed = accessEventSchema.safeParse(item);
    if (!parsed.success) return [];
    return [{ id: `${op.opId}.${at}`, by: op.actor, on: dayOf(parsed.data.atMs), event: parsed.data }];
  });
}

/** The log of all desks that this one has read, record by record; a record that did not change is read once. */
export class LogReader {
  private readonly read = new Map<string, { readonly ops: number; readonly lines: readonly LogLine[] }>();

  constructor(private readonly core: VaultCore) {}

  /** Lines of the days `from` to `to`, newest first. @throws DeskFailure VAULT_DAMAGED */
  async lines(from: Day, to: Day): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    // A record's day is that of its first line; a retried line may be of the day before.
    const within = otherRecords(this.core, recTypes.log, (day) => day >= dayNumber(from) && day <= dayNumber(to) + 1);
    for (const recId of within) lines.push(...(await this.linesIn(recId)));
    const wanted = lines.filter(({ on }) => on >= from && on <= to);
    return wanted.sort((a, b) => b.event.atMs - a.event.atMs || (a.id < b.id ? 1 : -1));
  }

  private async linesIn(recId: string): Promise<readonly LogLine[]> {
    const { records } = this.core;
    const record = await records.load(recId);
    const ops = record?.ops.length ?? 0;
    const known = this.read.get(recId);
    if (known?.ops === ops) return known.lines;
    const lines = record?.ops.flatMap(linesOf) ?? [];
    this.read.set(recId, { ops, lines });
    return lines;
  }
}
