import { hlcOfOp, zeroHlc } from '../../../shared/sync/hlc';
import type { ListCounts, ListRow } from '../api';
import type { VaultCore } from '../core';
import { flag } from '../records/columns';
import { dayText, stampNumber } from '../records/summary';

/** The row of one letter, made only when a screen asks for it. */
export function rowMaker(core: VaultCore): (ordinal: number) => ListRow {
  const { columns } = core.records;
  const { codes } = columns;
  const acknowledged = stampNumber(hlcOfOp(core.facts.acknowledgedUpTo()) || zeroHlc);
  return (i) => {
    const bits = columns.flags[i]!;
    const unitId = codes.text(columns.unit[i]!);
    return {
      recId: columns.recId(i),
      registerNo: columns.text(i, 'registerNo'),
      kind: codes.text(columns.kind[i]!),
      status: codes.text(columns.status[i]!),
      level: codes.text(columns.level[i]!),
      arrivedOn: dayText(columns.arrivedOn[i]!),
      receivedOn: dayText(columns.receivedOn[i]!),
      sender: columns.text(i, 'sender'),
      moreSenders: columns.moreSenders[i]!,
      accused: columns.text(i, 'accused'),
      summary: columns.text(i, 'summary'),
      unitId,
      unitName: core.ports.directory.unitName(unitId),
      authorship: codes.text(columns.authorship[i]!),
      conflict: (bits & flag.conflict) !== 0,
      deleted: (bits & flag.deleted) !== 0,
      unsent: columns.ownStamp[i]! > acknowledged,
    };
  };
}

/** Counts over all letters; deleted ones count as deleted only. */
export function countAll(core: VaultCore): ListCounts {
  const { columns } = core.records;
  const kinds = new Uint32Array(columns.codes.all().length);
  const statuses = new Uint32Array(kinds.length);
  let [total, conflicts, deleted] = [0, 0, 0];
  for (let i = 0; i < columns.count; i++) {
    const bits = columns.flags[i]!;
    if ((bits & flag.notALetter) !== 0) continue;
    if ((bits & flag.deleted) !== 0) {
      deleted++;
      continue;
    }
    total++;
    if ((bits & flag.conflict) !== 0) conflicts++;
    kinds[columns.kind[i]!]!++;
    statuses[columns.status[i]!]!++;
  }
  const named = (counts: Uint32Array) =>
    Object.fromEntries(
      [...counts.entries()].filter(([, n]) => n > 0).map(([code, n]) => [columns.codes.text(code), n]),
    );
  return { total, byKind: named(kinds), byStatus: named(statuses), conflicts, deleted };
}

/** Letters that the vault holds, deleted ones too. */
export function countLetters({ records: { columns } }: VaultCore): number {
  let count = 0;
  for (let i = 0; i < columns.count; i++) if ((columns.flags[i]! & flag.notALetter) === 0) count++;
  return count;
}

/** Letters with a change of this desk that the center has not acknowledged. */
export function countUnsent(core: VaultCore): number {
  const { columns } = core.records;
  const acknowledged = stampNumber(hlcOfOp(core.facts.acknowledgedUpTo()) || zeroHlc);
  let count = 0;
  for (let i = 0; i < columns.count; i++) {
    if (columns.ownStamp[i]! > acknowledged && (columns.flags[i]! & flag.notALetter) === 0) count++;
  }
  return count;
}
