import type { ScanType } from '../../../shared/model/scan';

/**
 * Digitised papers of a letter. The vault makes a key for each and seals or opens chunk by chunk (shared/model/scan.ts
 * has the sizes); main keeps the sealed chunks as files beside the profile.
 */
export interface ScanCalls {
  'scan.list': (input: { recId: string }) => ScanList;
  /**
   * Begins one; nothing is shown until `scan.finish`, and what was begun and never finished is cleared away.
   * SCAN_TOO_MUCH when the letter would have more than it may, DISK_FULL when the disk has no room for it.
   */
  'scan.begin': (input: { recId: string; bytes: number }) => { id: string };
  /** Seals a chunk and has it written; the next may be handed over when it answers. The buffer is transferred. */
  'scan.put': (input: { id: string; index: number; bytes: Uint8Array<ArrayBuffer> }) => { written: number };
  /** Checks that all of it came, has it on the disk, and appends the letter's `scan` event. */
  'scan.finish': (input: ScanFinish) => { opId: string };
  'scan.abort': (input: { id: string }) => Record<never, never>;
  /** The officer wants to see it: logged before anything is shown. MASKED while the denouncer is covered. */
  'scan.open': (input: { recId: string; id: string }) => Record<never, never>;
  /** An opened chunk, verified; only of a scan that `scan.open` let through. */
  'scan.get': (input: { recId: string; id: string; index: number }) => { bytes: Uint8Array<ArrayBuffer> };
  /** The small picture that was kept with it; empty when there is none. MASKED as `scan.open`. */
  'scan.thumbnail': (input: { recId: string; id: string }) => { bytes: Uint8Array<ArrayBuffer> };
  /** Takes it off the letter; its bytes stay, so that it can be put back. `scan` is the event that brought it. */
  'scan.remove': (input: { recId: string; scan: string; reason: string }) => Record<never, never>;
  'scan.restore': (input: { recId: string; scan: string }) => Record<never, never>;
}

export interface ScanFinish {
  readonly id: string;
  readonly recId: string;
  readonly name: string;
  readonly type: ScanType;
  readonly pages: number;
  readonly level: string;
  /** Document of the dossier (code of the pack) that it is. */
  readonly item?: string;
  /** A picture of its first page, at most `maxThumbnailBytes`. */
  readonly thumbnail?: Uint8Array<ArrayBuffer>;
}

export interface ScanList {
  /** Oldest first. */
  readonly scans: readonly ScanView[];
  /** Taken off the letter, and not put back. */
  readonly removed: readonly RemovedScan[];
  /** Bytes of `scans` together, and what a letter may have. */
  readonly bytes: number;
  readonly maxBytes: number;
}

export interface ScanView {
  /** The event that brought it. */
  readonly opId: string;
  readonly id: string;
  /** Empty while the denouncer is covered: a name may tell who he is. */
  readonly name: string;
  readonly type: ScanType;
  readonly bytes: number;
  readonly pages: number;
  readonly level: string;
  readonly item: string | null;
  readonly by: string;
  readonly atMs: number;
  /** False when its bytes lie on another desk only. */
  readonly present: boolean;
}

export interface RemovedScan extends ScanView {
  readonly removedBy: string;
  readonly removedMs: number;
  readonly reason: string;
}
