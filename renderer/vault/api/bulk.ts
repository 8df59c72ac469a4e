import type { BulkChange } from '../../../shared/model/bulk';

/** Several letters changed at once, and imports that can be taken back whole. */
export interface BulkCalls {
  /** What would change, letter by letter; changes nothing. */
  'bulk.preview': (input: BulkInput) => { rows: readonly BulkRow[] };
  /** Changes all that `preview` would, in one row of the journal per 512 letters; answers a handle for undoing. */
  'bulk.apply': (input: BulkInput) => { changed: number; bulkId: string };
  /** What this unit changed several letters at once, newest first, at most 50; also what was done before a restart. */
  'bulk.list': (input: Record<never, never>) => { changes: readonly BulkRecord[] };
  /** What undoing would do, letter by letter; changes nothing. `refused` says why a letter is left as it is. */
  'bulk.undoPreview': (input: { bulkId: string }) => { change: BulkChange; rows: readonly BulkRow[] };
  /**
   * Takes a bulk change back: fields that nobody changed since get their former values again. `kept` counts the letters
   * that were left as they are. `reason` stands in the history of every letter.
   */
  'bulk.undo': (input: { bulkId: string; reason: string }) => { undone: number; kept: number };
  'import.list': (input: Record<never, never>) => { imports: readonly ImportRecord[] };
  /** Deletes every letter of an import that nobody has changed since (the import's own links don't count); the others are named. */
  'import.undo': (input: { importId: string; reason: string }) => { deleted: number; kept: readonly string[] };
  /**
   * Gives back the letters that the undo of an import deleted; such as somebody deleted for another reason are named and
   * stay deleted. NOT_FOUND for an import that was not undone.
   */
  'import.restore': (input: { importId: string; reason: string }) => { restored: number; kept: readonly string[] };
  /** Stops the import under way behind the letters that are being written; what stands stays and can be undone. */
  'import.cancel': (input: Record<never, never>) => Record<never, never>;
}

export interface BulkInput {
  readonly recIds: readonly string[];
  readonly change: BulkChange;
}

/** One change of several letters, as it is remembered. */
export interface BulkRecord {
  readonly bulkId: string;
  readonly atMs: number;
  /** Account. */
  readonly by: string;
  readonly change: BulkChange;
  /** That it changed. */
  readonly letters: number;
  /** That were given back what they had. */
  readonly undone: number;
}

export interface BulkRow {
  readonly recId: string;
  readonly registerNo: string;
  readonly level: string;
  readonly summary: string;
  readonly before: string;
  readonly after: string;
  /**
   * Why this letter would be left out: an error code, `SAME`, and of an undo `UNDONE` (already) or `CHANGED` (somebody
   * changed the same since); null when it would change.
   */
  readonly refused: string | null;
}

export interface ImportRecord {
  readonly importId: string;
  /** As the officer called it; '' for none. */
  readonly name: string;
  readonly atMs: number;
  readonly by: string;
  /** That stand, deleted ones not counted. */
  readonly letters: number;
  /** False while it runs, and when it was cut off by a crash or cancelled. */
  readonly complete: boolean;
  /** Taken back to the end, and not given back since. */
  readonly undone: boolean;
  /** Deleted letters that `import.restore` would look at; 0 for an import that was not undone. */
  readonly restorable: number;
}
