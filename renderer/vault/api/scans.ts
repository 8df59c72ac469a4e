/**
 * Sealed scans. The vault gives the key and seals or opens chunk by chunk; main keeps the sealed chunks as files beside
 * the profile. Chunks are `scanChunkBytes` long but the last.
 */
export const scanChunkBytes = 4 * 1024 * 1024;

export interface ScanCalls {
  /** Begins one; nothing is shown until `scan.finish`, and what was begun and never finished is cleared away. */
  'scan.begin': (input: { recId: string; bytes: number }) => { id: string };
  /** Seals a chunk and has it written; the next may be handed over when it answers. The buffer is transferred. */
  'scan.put': (input: { id: string; index: number; bytes: Uint8Array<ArrayBuffer> }) => { written: number };
  /** Checks size and hash, has the chunks fsynced, and appends the letter's `scan` event. */
  'scan.finish': (input: ScanFinish) => { opId: string };
  'scan.abort': (input: { id: string }) => Record<never, never>;
  /** An opened chunk, verified. The answer is transferred. */
  'scan.get': (input: { recId: string; id: string; index: number }) => { bytes: Uint8Array<ArrayBuffer> };
}

export interface ScanFinish {
  readonly id: string;
  readonly recId: string;
  readonly name: string;
  readonly type: string;
  readonly pages: number;
  readonly level: string;
  readonly item?: string;
}
