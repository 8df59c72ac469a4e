import { project, type RecordView } from '../../../shared/sync/merge';
import { type Op, opKind } from '../../../shared/sync/op';
import type { LetterDetail } from '../api';
import type { ChangeCheck } from '../core';
import type { Workplace } from '../handlers';
import { existing } from './change';
import { Cover, isShielded, refuseCovered } from './cover';
import { letterDetail } from './detail';

/** What hides the senders of this letter from the screen; null when nothing is to be hidden, or its reason was logged. */
export function coverOf(
  { uncovered }: Pick<Workplace, 'uncovered'>,
  recId: string,
  ops: readonly Op[],
  view: RecordView = project(ops),
): Cover | null {
  return isShielded(view) && !uncovered.has(recId) ? new Cover(ops) : null;
}

/**
 * Shows the senders of a letter, after that was logged with its reason, until `mask` or a lock.
 * @throws DeskFailure NOT_FOUND, LOG_FAILED: then nothing is shown
 */
export async function unmask(place: Workplace, recId: string, reason: string): Promise<LetterDetail> {
  const { ops } = await existing(place.core, recId);
  if (coverOf(place, recId, ops)) {
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
  ({ uncovered }: Pick<Workplace, 'uncovered'>): ChangeCheck =>
  ({ recId, view, ops }, { kind, body }) => {
    if (kind !== opKind.put && kind !== opKind.resolve) return;
    if (isShielded(view) && !uncovered.has(recId)) refuseCovered(view, ops, body);
  };
