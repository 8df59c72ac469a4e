import type { DeskError } from '../../shared/errors';
import type { ImportLink, LetterPast } from '../../shared/model/imported';
import type { Letter, LetterField } from '../../shared/model/letter';
import type { Value } from '../../shared/sync/op';
import type { AccessCalls } from './api/access';
import type { BookCalls } from './api/books';
import type { BulkCalls } from './api/bulk';
import type { DuplicateCalls } from './api/duplicates';
import type { Draft, HistoryEntry, LetterDetail, MoveInput, SaveInput } from './api/letter';
import type { ListCalls, ListQuery, ListRow, ListView } from './api/list';
import type { PersonCalls } from './api/persons';
import type { PrefCalls } from './api/prefs';
import type { RulesCalls } from './api/rules';
import type { ScanCalls } from './api/scans';
import type { WorkCalls } from './api/work';

export type * from './api/letter';
export * from './api/list';

/**
 * What the screens may ask of the vault worker, and what it tells by itself. All calls are answered with a Result;
 * plaintext leaves the worker only as the rows and the letter that a screen is showing. The calls of each domain stand in
 * api/<domain>.ts and are joined here; their inputs are parsed by inputs/<domain>.ts.
 */
export interface VaultCalls
  extends ListCalls,
    WorkCalls,
    RulesCalls,
    AccessCalls,
    BookCalls,
    BulkCalls,
    DuplicateCalls,
    PersonCalls,
    PrefCalls,
    ScanCalls {
  /** Opens (or creates) the vault. `dek` is transferred and wiped. */
  open: (input: OpenInput) => OpenOutcome;
  /** Forgets every key and every byte of plaintext; the worker is then terminated. */
  close: (input: Record<never, never>) => Record<never, never>;

  /** Makes a view: searched, filtered and sorted; answers its size and its first rows at once. */
  'list.open': (input: ListQuery) => ListView;
  'list.rows': (input: { view: number; from: number; count: number }) => { rows: readonly ListRow[] };
  'list.counts': (input: Record<never, never>) => ListCounts;

  'letter.get': (input: { recId: string }) => LetterDetail;
  /** The letter may be opened next: the vault has it at hand. Answers nothing of it, so it is no opening and not logged. */
  'letter.near': (input: { recId: string }) => Record<never, never>;
  /** Saves a new letter (no recId) or the changed fields of one. Shown as saved = on disk twice. Answers the number that it has. */
  'letter.save': (input: SaveInput) => {
    recId: string;
    registerNo: string;
    /** Links that were asked for and could not be made, with why. */
    unlinked: readonly { readonly recId: string; readonly error: DeskError }[];
  };
  /**
   * Moves the letter, or with `track` one of its claims. `on` is the day on which it happened, today without it.
   * NOT_ALLOWED for a move that the pack does not offer, MOVE_DAY for a day to come or before the letter arrived.
   */
  'letter.move': (input: MoveInput) => Record<never, never>;
  'letter.note': (input: { recId: string; text: string }) => Record<never, never>;
  'letter.delete': (input: { recId: string; reason: string }) => Record<never, never>;
  'letter.restore': (input: { recId: string }) => Record<never, never>;
  'letter.history': (input: { recId: string }) => { entries: readonly HistoryEntry[] };
  /** Settles a conflict with one of the kept values, or with another. */
  'letter.resolve': (input: {
    recId: string;
    field: LetterField | 'status';
    value: Value;
    /** The claim whose track it is, for a status. */
    track?: string;
  }) => Record<never, never>;
  /** Letters with a conflict ("Cần đối chiếu"). */
  'conflicts.list': (input: Record<never, never>) => { rows: readonly ListRow[] };

  'draft.put': (input: { key: string; value: Value }) => Record<never, never>;
  'draft.get': (input: { key: string }) => { draft: Draft | null };
  'draft.list': (input: Record<never, never>) => { drafts: readonly Draft[] };
  'draft.remove': (input: { key: string }) => Record<never, never>;

  /** Adds letters by the thousand; progress comes as `progress` events. All or nothing per chunk of 512. */
  'import.letters': (input: {
    letters: readonly Letter[];
    /** How the officer calls it, e.g. the file it came from; first part only. */
    name?: string;
    /** Links to make once the letters stand: on disk before them, so that none is lost when the desk is ended meanwhile. */
    links?: readonly ImportLink[];
    /** What became of each letter before it came here, in their order. */
    past?: readonly (LetterPast | null)[];
    /** Why letters come into a closed book (`import.closed`); BOOK_CLOSED without it. */
    correction?: string;
    /** Set by the client, which hands a long import over in parts: where this one begins. */
    part?: { readonly from: number; readonly total: number };
  }) => { imported: number; importId: string };
  /** Closed books into which letters that arrived on these days would come, each with those days. */
  'import.closed': (input: { days: readonly string[] }) => { books: readonly ClosedPeriod[] };
  /**
   * Makes the links of an import that were handed over with it; progress comes as `progress` events. Done again it makes
   * none twice. What is not made when the desk ends is made after the next opening.
   */
  'import.link': (input: { importId: string }) => { linked: number; unlinked: number };

  'sync.status': (input: Record<never, never>) => SyncStatus;
  /** One full round: directory, keys, push, pull. Never throws for being offline: it says so. */
  'sync.run': (input: Record<never, never>) => SyncOutcome;
  /** The officer has seen and reported a history alarm: sync may be tried again. */
  'sync.acknowledge': (input: Record<never, never>) => Record<never, never>;

  /** Units and accounts from the verified directory; holds no letter content. */
  'directory.view': (input: Record<never, never>) => DirectoryView;
  /** Whose desk this is. */
  whoami: (input: Record<never, never>) => Identity;
}

export type VaultCall = keyof VaultCalls;
export type VaultInput<N extends VaultCall> = Parameters<VaultCalls[N]>[0];
export type VaultOutput<N extends VaultCall> = ReturnType<VaultCalls[N]>;

export interface VaultEvents {
  /** Something that lists and letters show has changed; cached answers are stale. */
  changed: { readonly what: 'letters' | 'drafts' | 'sync' | 'rules' | 'access' };
  progress: {
    readonly job: 'import' | 'link' | 'duplicates' | 'sync' | 'rebuild' | 'fold' | 'book';
    readonly done: number;
    readonly total: number | null;
  };
  /** The vault found something the officer must know (tampering, a rollback, a full disk). */
  alarm: { readonly error: DeskError };
}

/** A closed period of a book. */
export interface ClosedPeriod {
  /** Name of the book. */
  readonly table: string;
  readonly from: string;
  readonly to: string;
  /** Those of the days asked about that fall into it. */
  readonly days: readonly string[];
}

export interface OpenInput {
  readonly vaultId: string;
  readonly dek: Uint8Array<ArrayBuffer>;
  readonly certificateSha256: string;
  /** The pinned set-up file (shared/setup.ts). */
  readonly setup: Uint8Array<ArrayBuffer>;
}

export interface OpenOutcome {
  readonly identity: Identity;
  readonly letters: number;
  /** Set when IndexedDB was gone or behind and was filled again from the file copy. */
  readonly rebuilt: { readonly rows: number } | null;
  /** Rows that had not been folded yet. */
  readonly overlay: number;
}

export interface Identity {
  readonly account: string | null;
  readonly accountKind: 'nguoi-dung' | 'quan-ly' | 'quan-tri' | null;
  readonly holder: string | null;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly unitCode: string | null;
  readonly deskId: string;
  /** False for quản trị: no letter screens at all. */
  readonly mayUseLetters: boolean;
}

export interface ListCounts {
  readonly total: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly conflicts: number;
  readonly deleted: number;
}

export interface SyncStatus {
  readonly unsentOps: number;
  readonly unsentLetters: number;
  readonly lastReceipt: { readonly atMs: number; readonly seq: number } | null;
  readonly lastSuccessMs: number | null;
  readonly lastTryMs: number | null;
  readonly lastError: DeskError | null;
  readonly running: boolean;
  /** Per readable unit: how far this desk has read. */
  readonly streams: readonly {
    readonly unitId: string;
    readonly unitName: string;
    readonly year: number;
    readonly seq: number;
  }[];
  /** Entries of other desks that could not be used: kept, passed over, to be looked into with that unit. */
  readonly parked: readonly { readonly unitName: string; readonly year: number; readonly seq: number }[];
  /** A history alarm stops sync until it is looked at; the evidence is the two heads. */
  readonly alarm: DeskError | null;
}

export interface SyncOutcome {
  readonly pushedOps: number;
  readonly pulledOps: number;
  readonly error: DeskError | null;
}

export interface DirectoryView {
  readonly position: number;
  readonly units: readonly {
    readonly unitId: string;
    readonly code: string;
    readonly name: string;
    readonly parentId: string | null;
    readonly epoch: number | null;
  }[];
  readonly accounts: readonly {
    readonly account: string;
    readonly kind: string;
    readonly unitId: string;
    readonly holder: string;
    readonly state: 'active' | 'suspended' | 'revoked';
    readonly desks: number;
  }[];
}
