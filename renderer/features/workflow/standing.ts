import type { WorkEntry } from '../../../shared/model/work';
import { type Entry, entriesOf, onTrack } from '../../../shared/rules/work';

export interface Standing {
  readonly proposal: Entry<'propose'>;
  /** What was decided on it last; null while nothing was. */
  readonly decision: Entry<'approve'> | null;
}

/** The last proposal on a track with what was decided on it, even when it was sent back; null before the first. */
export function standingOf(work: readonly WorkEntry[], track: string | null): Standing | null {
  const proposal = entriesOf({ work }, 'propose').findLast(({ event }) => onTrack(event, track ?? undefined));
  if (!proposal) return null;
  const decision = entriesOf({ work }, 'approve').findLast(({ event }) => event.proposal === proposal.opId);
  return { proposal, decision: decision ?? null };
}
