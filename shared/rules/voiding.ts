import type { WorkEntry, WorkEventType } from '../model/work';
import type { RulePack } from './pack/schema';
import type { CaseFacts, Day } from './types';
import { type Entry, entriesOf } from './work';
import { type Requirement, stands } from './workflow';

/**
 * What can be taken back as entered by mistake. The others have acts of their own that take them back (assignments, links,
 * papers, scans), or stay for good: what the guard was told, an approval, and a taking back itself.
 */
const voidable: ReadonlySet<WorkEventType> = new Set([
  'propose',
  'step',
  'extend',
  'stop',
  'restart',
  'remind',
  'remindAnswer',
  'transfer',
  'transferState',
]);

/**
 * Events that were taken back, by op id, each with the event that did it first. One that names nothing of this record that
 * was there before it, or something that can't be taken back, does nothing, whoever wrote it.
 */
export function voidedIn(work: readonly WorkEntry[]): ReadonlyMap<string, Entry<'void'>> {
  const found = new Map<string, Entry<'void'>>();
  const byId = new Map(work.map((entry) => [entry.opId, entry]));
  for (const taken of entriesOf({ work }, 'void')) {
    const entry = byId.get(taken.event.event);
    const isEarlier = entry !== undefined && entry.opId < taken.opId;
    if (isEarlier && isVoidable(work, entry) && !found.has(entry.opId)) found.set(entry.opId, taken);
  }
  return found;
}

/** The work that counts: without what was taken back, and without the taking back. */
export function standingWork(work: WorkEntry[]): WorkEntry[] {
  if (!work.some(({ event }) => event.t === 'void')) return work;
  const voided = voidedIn(work);
  return work.filter(({ opId, event }) => event.t !== 'void' && !voided.has(opId));
}

/** Whether an event can be taken back: a proposal that was decided on can't, its decision is what counts. */
export function isVoidable(work: readonly WorkEntry[], { opId, event }: Pick<WorkEntry, 'opId' | 'event'>): boolean {
  if (!voidable.has(event.t)) return false;
  return event.t !== 'propose' || !work.some((other) => other.event.t === 'approve' && other.event.proposal === opId);
}

/**
 * Why an event of the work that counts can't be taken back; null when it can. What a move needed stays until the letter is
 * moved back: its way must not come to rest on nothing.
 */
export function voidFault(
  facts: CaseFacts,
  opId: string,
  pack: RulePack,
  today: Day,
): 'BAD_INPUT' | 'VOID_DECIDED' | 'VOID_NEEDED' | null {
  const entry = facts.work.find((one) => one.opId === opId);
  if (!entry || !voidable.has(entry.event.t)) return 'BAD_INPUT';
  if (!isVoidable(facts.work, entry)) return 'VOID_DECIDED';
  return isNeeded(facts, entry, pack, today) ? 'VOID_NEEDED' : null;
}

/** What a move may require that an event gives. */
const gives: Readonly<Partial<Record<WorkEventType, Exclude<Requirement, 'reason'>>>> = {
  propose: 'proposal',
  transfer: 'transfer',
  transferState: 'transfer',
  step: 'decision',
};

/** Whether a move that was made since, and from which the letter did not come back, would lack this event. */
function isNeeded(facts: CaseFacts, { opId, atMs, event }: WorkEntry, pack: RulePack, today: Day): boolean {
  const what = gives[event.t];
  if (!what) return false;
  const without = { ...facts, work: facts.work.filter((other) => other.opId !== opId) };
  const claim = 'claim' in event ? event.claim : undefined;
  const tracks = claim === undefined ? [undefined, ...Object.keys(facts.tracks)] : [claim];
  return tracks.some((track) => {
    const path = facts.reached.filter((step) => step.claim === track);
    return path.some(({ status: to, atMs: movedMs = 0 }, place) => {
      const from = path[place - 1]?.status ?? 'tiep-nhan';
      const cameBack = path.slice(place + 1).some(({ status }) => status === from);
      const requires = pack.moves.some((move) => move.from === from && move.to === to && move.requires.includes(what));
      return movedMs >= atMs && requires && !cameBack && !stands(what, to, without, pack, today, track);
    });
  });
}
