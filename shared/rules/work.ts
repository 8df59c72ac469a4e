import type { WorkEntry, WorkEvent, WorkEventType } from '../model/work';
import type { CaseFacts, Day } from './types';

/** One event of a kind, as it was appended. */
export interface Entry<T extends WorkEventType> {
  readonly opId: string;
  readonly by: string;
  readonly atMs: number;
  readonly event: Extract<WorkEvent, { t: T }>;
}

/** The events of one kind, in the order of their appending. */
export function entriesOf<T extends WorkEventType>(facts: Pick<CaseFacts, 'work'>, type: T): Entry<T>[] {
  return facts.work.filter((entry): entry is WorkEntry & Entry<T> => entry.event.t === type);
}

/** Whether an event is about this track: the claim's own when there is one, else the whole letter's. */
export const onTrack = (event: { readonly claim?: string | undefined }, track?: string): boolean =>
  event.claim === undefined || event.claim === track;

/** The case as it stands on a day: what is dated later, by a slip or by another desk's clock, has not happened yet. */
export function asOf<F extends Pick<CaseFacts, 'work'>>(facts: F, day: Day): F {
  const isToCome = ({ event }: WorkEntry): boolean => 'on' in event && event.on > day;
  return facts.work.some(isToCome) ? { ...facts, work: facts.work.filter((entry) => !isToCome(entry)) } : facts;
}
