import { hlcOfOp, zeroHlc } from '../../../shared/sync/hlc';
import type { ListCounts, ListRow } from '../api';
import type { VaultCore } from '../core';
import { flag } from '../records/columns';
import { partsOf } from '../records/sets';
import { dayText, stampNumber } from '../records/summary';
import { helpersAt } from './conditions';

/** The row of one letter, made only when a screen asks for it. Columns hold shielded senders covered. */
export function rowMaker(core: VaultCore): (ordinal: number) => ListRow {
  const { columns } = core.records;
  const code = (codes: Uint16Array, i: number): string => columns.codes.text(codes[i]!);
  const codes = (sets: Uint16Array, i: number): readonly string[] => partsOf(code(sets, i));
  const unsent = isUnsent(core);
  return (i) => {
    const bits = columns.flags[i]!;
    const unitId = code(columns.unit, i);
    const due = core.dues.stateOf(i);
    return {
      recId: columns.recId(i),
      registerNo: columns.text(i, 'registerNo'),
      kind: code(columns.kind, i),
      status: code(columns.status, i),
      level: code(columns.level, i),
      source: code(columns.source, i),
      direction: codes(columns.direction, i),
      result: codes(columns.result, i),
      field: codes(columns.field, i),
      claimKind: codes(columns.claimKind, i),
      claimStatus: codes(columns.claimStatus, i),
      class: code(columns.class, i),
      criteria: codes(columns.criteria, i),
      reasons: codes(columns.reasons, i),
      asSource: code(columns.asSource, i),
      rank: codes(columns.rank, i),
      cause: codes(columns.cause, i),
      enclosures: code(columns.enclosures, i),
      book: code(columns.book, i),
      year: columns.year[i]!,
      no: columns.no[i]!,
      arrivedOn: dayText(columns.arrivedOn[i]!),
      receivedOn: dayText(columns.receivedOn[i]!),
      writtenOn: dayText(columns.writtenOn[i]!),
      postmarkedOn: dayText(columns.postmarkedOn[i]!),
      decisionReceivedOn: dayText(columns.decisionReceivedOn[i]!),
      classifiedOn: dayText(columns.classifiedOn[i]!),
      decidedOn: dayText(columns.decidedOn[i]!),
      dueOn: dayText(columns.dueOn[i]!),
      dueRule: code(columns.dueRule, i),
      clockState: due.state,
      left: due.left,
      soon: due.soon,
      sender: columns.text(i, 'sender'),
      address: columns.text(i, 'address'),
      moreSenders: columns.moreSenders[i]!,
      accused: columns.text(i, 'accused'),
      summary: columns.text(i, 'summary'),
      unitId,
      unitName: core.ports.directory.unitName(unitId),
      authorship: code(columns.authorship, i),
      assignee: code(columns.assignee, i),
      helpers: helpersAt(columns, i),
      assignDueOn: dayText(columns.assignDueOn[i]!),
      transferTo: code(columns.transferTo, i),
      transferredOn: dayText(columns.transferredOn[i]!),
      transferState: code(columns.transferState, i),
      reminderDueOn: dayText(columns.reminderDueOn[i]!),
      closedOn: dayText(columns.closedOn[i]!),
      signatories: columns.signatories[i]!,
      claims: columns.claims[i]!,
      papers: columns.papers[i]!,
      scans: columns.scans[i]!,
      reminders: columns.reminders[i]!,
      conflict: (bits & flag.conflict) !== 0,
      deleted: (bits & flag.deleted) !== 0,
      unsent: unsent(i),
      masked: (bits & flag.shielded) !== 0,
    };
  };
}

/** Whether the senders of this letter are hidden from the screen now. */
export function isCovered({ records: { columns } }: VaultCore, uncovered: ReadonlySet<string>, recId: string): boolean {
  const ordinal = columns.find(recId);
  return ordinal >= 0 && (columns.flags[ordinal]! & flag.shielded) !== 0 && !uncovered.has(recId);
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
  const unsent = isUnsent(core);
  let count = 0;
  for (let i = 0; i < core.records.columns.count; i++) if (unsent(i)) count++;
  return count;
}

/** Tells of one letter whether it has such a change. */
export function isUnsent(core: VaultCore): (ordinal: number) => boolean {
  const { ownStamp, flags } = core.records.columns;
  const acknowledged = stampNumber(hlcOfOp(core.facts.acknowledgedUpTo()) || zeroHlc);
  return (ordinal) => ownStamp[ordinal]! > acknowledged && (flags[ordinal]! & flag.notALetter) === 0;
}
