import { project, type RecordView } from '../../../shared/sync/merge';
import { type Op, opKind } from '../../../shared/sync/op';
import type { LetterDetail } from '../api';
import type { ChangeCheck } from '../core';
import type { Workplace } from '../handlers';
import { caseFacts } from '../work/facts';
import { ownConflict, refuseOwn } from '../work/ownPart';
import { existing } from './change';
import { Cover, isShielded, refuseCovered } from './cover';
import { letterDetail } from './detail';

/** What hides the senders of this letter from the screen; null when nothing is to be hidden, or its reason was logged. */
export function coverOf(
  place: Pick<Workplace, 'core' | 'uncovered'>,
  recId: string,
  ops: readonly Op[],
  view: RecordView = project(ops),
): Cover | null {
  return isHidden(place, recId, view, ops) ? new Cover(ops) : null;
}

/** Uncovered letters are covered again for an officer whom they come to name. */
function isHidden(
  place: Pick<Workplace, 'core' | 'uncovered'>,
  recId: string,
  view: RecordView,
  ops: readonly Op[],
): boolean {
  if (!isShielded(view)) return false;
  return !place.uncovered.has(recId) || ownConflict(place, caseFacts(view, ops)) !== null;
}

/**
 * Shows the senders of a letter, after that was logged with its reason, until `mask` or a lock.
 * @throws DeskFailure NOT_FOUND, CONFLICT_OF_INTEREST (`own`), LOG_FAILED: then nothing is shown
 */
export async function unmask(place: Workplace, recId: string, reason: string): Promise<LetterDetail> {
  const { ops } = await existing(place.core, recId);
  const view = project(ops);
  if (coverOf(place, recId, ops, view)) {
    refuseOwn(place, caseFacts(view, ops));
    await place.access.record({ act: 'unmask', recIds: [recId], reason: reason.normalize('NFC').trim() });
    place.uncovered.add(recId);
    place.core.emit('changed', { what: 'letters' });
  }
  return letterDetail(place, recId);
}

export function mask({ core, uncovered }: Workplace, recId: string): void {
  if (uncovered.delete(recId)) core.emit('changed', { what: 'letters' });
}

/** Values that a screen was shown covered are never written over. */
export const maskCheck =
  (place: Pick<Workplace, 'core' | 'uncovered'>): ChangeCheck =>
  ({ recId, view, ops }, { kind, body }) => {
    if (kind !== opKind.put && kind !== opKind.resolve) return;
    if (isHidden(place, recId, view, ops)) refuseCovered(view, ops, body);
  };
