import type { WorkEntry, WorkEvent, WorkEventType } from '../../../shared/model/work';

type EventOf<T extends WorkEventType> = Extract<WorkEvent, { t: T }>;

/** An event with who wrote it and when. */
export interface Done<T extends WorkEventType> {
  readonly opId: string;
  readonly by: string;
  readonly atMs: number;
  readonly event: EventOf<T>;
}

/** All events of a sort, oldest first. */
export function eventsOf<T extends WorkEventType>(work: readonly WorkEntry[], t: T): readonly Done<T>[] {
  return work.filter((entry): entry is Done<T> => entry.event.t === t);
}

const sameClaim = (held: string | undefined, wanted: string | null): boolean => (held ?? null) === wanted;

/** The proposal that stands for a track, with what was decided on it; null before the first. */
export function standingProposal(
  work: readonly WorkEntry[],
  track: string | null,
): { readonly proposal: Done<'propose'>; readonly approval: Done<'approve'> | null } | null {
  const proposal = eventsOf(work, 'propose').findLast(({ event }) => sameClaim(event.claim, track));
  if (!proposal) return null;
  const approval = eventsOf(work, 'approve').findLast(({ event }) => event.proposal === proposal.opId);
  return { proposal, approval: approval ?? null };
}

/** The direction that was agreed; null while nothing was, or when it was sent back. */
export function agreedDirection(standing: ReturnType<typeof standingProposal>): string | null {
  if (!standing?.approval || standing.approval.event.verdict === 'tra-lai') return null;
  return standing.approval.event.direction ?? standing.proposal.event.direction;
}

export interface TransferState {
  readonly transfer: Done<'transfer'>;
  /** Its states, oldest first. */
  readonly states: readonly Done<'transferState'>[];
}

export function transfersOf(work: readonly WorkEntry[]): readonly TransferState[] {
  const states = eventsOf(work, 'transferState');
  return eventsOf(work, 'transfer').map((transfer) => ({
    transfer,
    states: states.filter(({ event }) => event.transfer === transfer.opId),
  }));
}

/** Who is assigned now, oldest first. */
export function assignmentsOf(work: readonly WorkEntry[]): readonly Done<'assign'>[] {
  const ended = new Set(eventsOf(work, 'unassign').map(({ event }) => event.assignment));
  return eventsOf(work, 'assign').filter(({ opId }) => !ended.has(opId));
}

/** Whether an answer to this reminder is overdue: its day is past and no later state or step answered it. */
export function reminderOverdue(work: readonly WorkEntry[], reminder: Done<'remind'>, today: string): boolean {
  const { dueOn } = reminder.event;
  if (dueOn === undefined || dueOn >= today) return false;
  return !work.some(
    ({ event, atMs }) => atMs > reminder.atMs && event.t === 'transferState' && event.state === 'da-tra-loi',
  );
}
