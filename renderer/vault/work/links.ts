import type { WorkEntry, WorkEvent } from '../../../shared/model/work';
import type { LinkedLetter } from '../../../shared/rules/classify';
import type { LinkView } from '../api';
import type { Workplace } from '../handlers';
import { rowMaker } from '../list/rows';
import { flag } from '../records/columns';
import { dayText } from '../records/summary';

/** The letters that this one is linked with, as the list shows them; one that the desk does not hold is left out. */
export function linksOf({ core }: Workplace, work: readonly WorkEntry[]): LinkView[] {
  const { columns } = core.records;
  const row = rowMaker(core);
  return standingLinks(work).flatMap(({ opId, by, atMs, event }): LinkView[] => {
    const ordinal = columns.find(event.other);
    if (ordinal < 0) return [];
    const { recId, registerNo, status, level, arrivedOn, summary } = row(ordinal);
    return [
      {
        opId,
        kind: event.kind,
        recId,
        registerNo,
        status,
        level,
        arrivedOn,
        summary,
        text: event.text ?? '',
        by,
        atMs,
      },
    ];
  });
}

/** What of these letters tells which one is a duplicate of which. */
export function linkedLetters({ core }: Workplace, work: readonly WorkEntry[]): LinkedLetter[] {
  const { columns } = core.records;
  return standingLinks(work).flatMap(({ event }): LinkedLetter[] => {
    const at = columns.find(event.other);
    if (at < 0) return [];
    const [year, no] = [columns.year[at]!, columns.no[at]!];
    return [
      {
        kind: event.kind,
        arrivedOn: dayText(columns.arrivedOn[at]!),
        number: no === 0 ? null : { year, no },
        deleted: (columns.flags[at]! & flag.deleted) !== 0,
        class: columns.codes.text(columns.class[at]!),
      },
    ];
  });
}

type Link = WorkEntry & { readonly event: Extract<WorkEvent, { t: 'link' }> };

/** Links that no later event took back, oldest first. */
export function standingLinks(work: readonly WorkEntry[]): Link[] {
  const undone = new Set(work.flatMap(({ event }) => (event.t === 'unlink' ? [event.link] : [])));
  return work.flatMap((entry) =>
    entry.event.t === 'link' && !undone.has(entry.opId) ? [{ ...entry, event: entry.event }] : [],
  );
}
