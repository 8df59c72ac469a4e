import { DeskFailure } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { dayFault } from '../../../shared/rules/eventDay';
import type { CaseFacts } from '../../../shared/rules/types';
import { voidFault } from '../../../shared/rules/voiding';
import { project, type RecordView } from '../../../shared/sync/merge';
import type { Op, Value } from '../../../shared/sync/op';
import type { VaultInput } from '../api';
import type { VaultCore } from '../core';
import type { Workplace } from '../handlers';
import { appendWork, appendWorkAndPut, appendWorkOnBoth } from '../letter/acts';
import { existing } from '../letter/change';
import { letterOf } from '../letter/fields';
import { fieldsOf } from '../letter/save';
import { caseFacts, workOf } from './facts';
import { refuseConflict, refuseWord, withWord } from './guard';
import { standingLinks } from './links';

/**
 * Appends one event of work; on disk twice when it answers. A link stands on both letters, and is taken back on both. An
 * approval gives the letter its direction in the same row; the word that somebody only bears a name stands in the act's.
 * @throws DeskFailure CONFLICT_OF_INTEREST, NOT_FOUND, NOT_ALLOWED, SAVE_FAILED, DISK_FULL, BAD_INPUT for an event that
 * names none of this letter, and what `dayFault` says of its day and `voidFault` of what it takes back
 */
export async function addWork(place: Workplace, input: VaultInput<'work.add'>): Promise<{ opId: string }> {
  const { core, drafts } = place;
  const { recId, event, word, draftKey } = input;
  // A scan's event comes with its bytes and their key (scans/desk.ts), and only they bring it.
  if (event.t === 'scan') throw new DeskFailure('NOT_ALLOWED');
  const draft = draftKey === undefined ? undefined : drafts.place(draftKey);
  const mirrored = await mirrorOf(core, recId, event);
  const check = (view: RecordView, ops: readonly Op[]): void => {
    const facts = caseFacts(view, ops);
    const missing = namedEvents(event).find((id) => !facts.work.some((entry) => entry.opId === id));
    if (missing !== undefined) throw new DeskFailure('BAD_INPUT', { what: 'event' });
    if (event.t === 'void') refuseVoid(place, facts, event.event);
    if (word) refuseWord(place, facts, word);
    if (event.t === 'guard' && event.decision === 'khac-nguoi') refuseWord(place, facts, event);
    refuseConflict(place, word ? withWord(place, facts, word) : facts, event);
    const fault = dayFault(facts, event, place.rules.today);
    if (fault) throw new DeskFailure(fault);
  };
  const opId = mirrored
    ? await appendWorkOnBoth(core, [{ recId, event }, mirrored], draft, check)
    : event.t === 'approve' || word
      ? await appendWorkAndPut(core, { recId, event, ...(word ? { word } : {}) }, draft, check, (view) =>
          event.t === 'approve' ? directionBy(event, view) : {},
        )
      : await appendWork(core, recId, event, draft, check);
  if (draftKey !== undefined) drafts.forget(draftKey);
  if (draft !== undefined) place.changedDrafts();
  place.changedLetters();
  return { opId };
}

/** @throws DeskFailure BAD_INPUT for what can't be taken back, VOID_DECIDED, VOID_NEEDED */
function refuseVoid({ rules }: Workplace, facts: CaseFacts, opId: string): void {
  const fault = voidFault(facts, opId, rules.editions.newest, rules.today);
  if (fault) throw new DeskFailure(fault, fault === 'BAD_INPUT' ? { what: 'event' } : undefined);
}

/** What an approval makes of the direction of the letter, or of the claim that it is about; nothing when it is so already. */
function directionBy(event: Extract<WorkEvent, { t: 'approve' }>, view: RecordView): Record<number, Value> {
  const proposal = workOf(view).find(({ opId }) => opId === event.proposal)?.event;
  if (event.verdict === 'tra-lai' || proposal?.t !== 'propose') return {};
  const direction = event.direction ?? proposal.direction;
  const letter = letterOf(view);
  if (event.claim === undefined) return letter.direction === direction ? {} : fieldsOf({ direction });
  const claims = letter.claims ?? [];
  const held = claims.find(({ id }) => id === event.claim);
  if (!held || held.direction === direction) return {};
  return fieldsOf({ claims: claims.map((claim) => (claim === held ? { ...claim, direction } : claim)) });
}

/** The earlier events that this one is about. */
function namedEvents(event: WorkEvent): string[] {
  switch (event.t) {
    case 'unassign':
      return [event.assignment];
    case 'approve':
      return [event.proposal];
    case 'remindAnswer':
      return [event.reminder];
    case 'transferState':
      return [event.transfer];
    case 'unlink':
      return [event.link];
    case 'paperState':
      return [event.paper];
    case 'unscan':
      return [event.scan];
    case 'void':
      return [event.event];
    default:
      return [];
  }
}

/** What is to be said on the other letter of a link, where it is this unit's own; null when nothing is. */
async function mirrorOf(
  core: VaultCore,
  recId: string,
  event: WorkEvent,
): Promise<{ recId: string; event: WorkEvent } | null> {
  if (event.t !== 'link' && event.t !== 'unlink') return null;
  const link = event.t === 'link' ? event : await linkOf(core, recId, event.link);
  if (!link) return null;
  if (link.other === recId) throw new DeskFailure('BAD_INPUT', { what: 'event' });
  const other = await core.records.load(link.other);
  if (!other) throw new DeskFailure('NOT_FOUND');
  const view = project(other.ops);
  if (other.unitId !== core.ports.directory.me().unitId || (view.deletion && !view.deleteConflict)) return null;
  if (event.t === 'link') return { recId: link.other, event: { ...event, other: recId } };
  const back = standingLinks(workOf(view)).find(({ event: its }) => its.other === recId && its.kind === link.kind);
  return back ? { recId: link.other, event: { ...event, link: back.opId } } : null;
}

async function linkOf(core: VaultCore, recId: string, opId: string) {
  const view = project((await existing(core, recId)).ops);
  return standingLinks(workOf(view)).find((link) => link.opId === opId)?.event;
}
