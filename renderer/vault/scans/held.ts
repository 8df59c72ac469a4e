import { type Bytes, fromHex } from '../../../shared/bytes';
import { DeskFailure } from '../../../shared/errors';
import { fieldNo } from '../../../shared/model/letter';
import type { WorkEntry, WorkEvent } from '../../../shared/model/work';
import { project, type RecordView } from '../../../shared/sync/merge';
import type { VaultCore } from '../core';
import { existing } from '../letter/change';
import { workOf } from '../work/facts';

export type ScanEvent = Extract<WorkEvent, { t: 'scan' }>;

/** A scan as the letter has it. */
export interface HeldScan {
  readonly entry: WorkEntry;
  readonly event: ScanEvent;
  /** The event that took it off, when one did. */
  readonly removal: { readonly entry: WorkEntry; readonly reason: string } | null;
}

/** The scans of a letter, oldest first; one that was put back is told once, as it stands. */
export function scansOf(view: RecordView): HeldScan[] {
  const work = workOf(view);
  const removals = new Map<string, HeldScan['removal']>();
  for (const entry of work) {
    if (entry.event.t === 'unscan') removals.set(entry.event.scan, { entry, reason: entry.event.reason });
  }
  const byId = new Map<string, HeldScan>();
  for (const entry of work) {
    const { event, opId } = entry;
    if (event.t !== 'scan') continue;
    const removal = removals.get(opId) ?? null;
    // A standing one counts before one that was taken off; two desks may have put the same one back.
    if (removal === null || byId.get(event.id)?.removal !== null) byId.set(event.id, { entry, event, removal });
  }
  return [...byId.values()];
}

/** The letter's scans as they stand now. @throws DeskFailure NOT_FOUND, VAULT_DAMAGED */
export async function loadScans(core: VaultCore, recId: string): Promise<{ view: RecordView; scans: HeldScan[] }> {
  const view = project((await existing(core, recId)).ops);
  return { view, scans: scansOf(view) };
}

/**
 * The key of a scan. It stands in the op beside the event, where no screen gets it, and travels with it to every desk
 * that may read the letter. @throws DeskFailure SCAN_ABSENT when the op holds none
 */
export function keyOf(view: RecordView, opId: string): Bytes {
  const key = view.work.find((op) => op.opId === opId)?.body[fieldNo.scanKey];
  if (typeof key !== 'string' || !/^[0-9a-f]{64}$/.test(key)) throw new DeskFailure('SCAN_ABSENT');
  return fromHex(key);
}
