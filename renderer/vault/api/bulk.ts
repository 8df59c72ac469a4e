import type { LetterField, LetterStatus } from '../../../shared/model/letter';
import type { Value } from '../../../shared/sync/op';

/** Several letters changed at once, and imports that can be taken back whole. */
export interface BulkCalls {
  /** What would change, letter by letter; changes nothing. */
  'bulk.preview': (input: BulkInput) => { rows: readonly BulkRow[] };
  /** Changes all that `preview` would, in one row of the journal per 512 letters; answers a handle for undoing. */
  'bulk.apply': (input: BulkInput) => { changed: number; bulkId: string };
  /**
   * Takes a bulk change of this session back: fields that nobody changed since get their former values again. `reason`
   * stands in the history of assignments taken back.
   */
  'bulk.undo': (input: { bulkId: string; reason: string }) => { undone: number; kept: number };
  'import.list': (input: Record<never, never>) => { imports: readonly ImportRecord[] };
  /** Deletes every letter of an import that nobody has changed since (links don't count); the others are named. */
  'import.undo': (input: { importId: string; reason: string }) => { deleted: number; kept: readonly string[] };
  /** Stops the import under way behind the letters that are being written; what stands stays and can be undone. */
  'import.cancel': (input: Record<never, never>) => Record<never, never>;
}

export interface BulkInput {
  readonly recIds: readonly string[];
  readonly change:
    | { readonly what: 'field'; readonly field: LetterField; readonly value: Value }
    | { readonly what: 'assign'; readonly person: string; readonly account?: string; readonly role: string }
    | { readonly what: 'move'; readonly to: LetterStatus; readonly reason?: string }
    | { readonly what: 'delete'; readonly reason: string };
}

export interface BulkRow {
  readonly recId: string;
  readonly registerNo: string;
  readonly summary: string;
  readonly before: string;
  readonly after: string;
  /** Why this letter would be left out: an error code, or `SAME`; null when it would change. */
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
  readonly undone: boolean;
}
