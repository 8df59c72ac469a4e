import type { Letter, LetterField, LetterStatus } from '../../../shared/model/letter';
import type { WorkEntry, WorkEvent } from '../../../shared/model/work';
import type { ClassificationHint } from '../../../shared/rules/classify';
import type { Dossier } from '../../../shared/rules/dossier';
import type { Clock } from '../../../shared/rules/types';
import type { Value } from '../../../shared/sync/op';
import type { GuardAnswer, OfferedMove } from './work';

/** What the desk would look at when classifying; the officer decides. */
export type { ClassificationHint };

/** One letter as a screen shows it, what is saved of it, and what has happened to it. */
export interface FieldState {
  readonly value: Value;
  /** Op ids to name as base when this field is changed. */
  readonly heads: readonly string[];
  /** Present when several values stand side by side; the first is the one shown. */
  readonly conflict?: readonly {
    readonly value: Value;
    readonly by: string;
    readonly atMs: number;
    readonly opId: string;
  }[];
}

export interface StatusHead {
  readonly value: string;
  readonly by: string;
  readonly atMs: number;
}

export interface LinkView {
  /** The `link` event, which an `unlink` names. */
  readonly opId: string;
  readonly kind: 'trung' | 'lap-lai' | 'cung-vu-viec';
  readonly recId: string;
  readonly registerNo: string;
  readonly status: string;
  readonly level: string;
  readonly arrivedOn: string;
  /** Masked as the other letter is. */
  readonly summary: string;
  readonly text: string;
  readonly by: string;
  readonly atMs: number;
}

export interface StandingFinding {
  /** The event that names him. */
  readonly opId: string;
  readonly act: 'assign' | 'approve' | 'extend' | 'step' | 'transfer' | 'remind';
  readonly person: string;
  readonly finding: GuardAnswer;
}

/** What the guard against conflicts of interest says of a letter as it stands. */
export interface LetterGuard {
  /** What stands against the officer who looks at it: he may not act on it. */
  readonly own: GuardAnswer | null;
  /** Who acts on it or has it although he may not any more: the accused was entered after the act, or changed. */
  readonly standing: readonly StandingFinding[];
  /** Nobody else of the officer's unit could give a word for him. */
  readonly alone: boolean;
  /** `guard` events in which somebody said of himself that he only bears the name: for the level above to look at. */
  readonly selfConfirmed: readonly string[];
}

export interface LetterDetail {
  readonly recId: string;
  readonly unitId: string;
  readonly unitName: string;
  /** False for letters of another unit, which are read only. */
  readonly editable: boolean;
  readonly letter: Partial<Letter>;
  readonly fields: Readonly<Partial<Record<LetterField, FieldState>>>;
  readonly status: LetterStatus;
  readonly statusConflict: readonly StatusHead[];
  /** Where each claim stands that has moved by itself, by claim id. */
  readonly tracks: Readonly<Record<string, LetterStatus>>;
  readonly trackConflicts: Readonly<Record<string, readonly StatusHead[]>>;
  readonly moves: {
    readonly main: readonly OfferedMove[];
    /** By claim id: every claim of the letter. */
    readonly tracks: Readonly<Record<string, readonly OfferedMove[]>>;
  };
  /** Everything done on it, oldest first; events that this version does not know are left out here and kept. */
  readonly work: readonly WorkEntry[];
  readonly clocks: readonly Clock[];
  /** The dossier's checklist; null when the pack has none for this kind. */
  readonly dossier: Dossier | null;
  /** From when a shelved letter's destruction is to be reviewed; null unless it is shelved and a rule says so. */
  readonly retention: { readonly rule: string; readonly on: string } | null;
  /** Letters that an officer linked with this one, and stands by. */
  readonly links: readonly LinkView[];
  readonly classificationHints: readonly ClassificationHint[];
  readonly guard: LetterGuard;
  /** True while a denouncer's identity is covered: names are told by initials or not at all. */
  readonly masked: boolean;
  readonly notes: readonly { readonly text: string; readonly by: string; readonly atMs: number }[];
  readonly deleted: { readonly by: string; readonly atMs: number; readonly reason: string } | null;
  /** Deleted by one, edited by another at the same time. */
  readonly deleteConflict: boolean;
  readonly createdBy: string;
  readonly createdMs: number;
  readonly changedBy: string;
  readonly changedMs: number;
  readonly unsent: boolean;
}

/** A letter that the new one repeats or belongs with. */
export interface NewLink {
  readonly other: string;
  readonly kind: LinkView['kind'];
  /** Why. */
  readonly text?: string;
}

export interface SaveInput {
  /** Absent for a new letter. */
  readonly recId?: string;
  /** All fields for a new letter, the changed ones for an edit; null empties a field. */
  readonly changes: { readonly [F in LetterField]?: Letter[F] | null };
  /** The op ids the form was filled from, per field, so that a concurrent change is noticed. */
  readonly base?: Readonly<Partial<Record<LetterField, readonly string[]>>>;
  /** Links of a new letter, made on both letters in the same act. */
  readonly links?: readonly NewLink[];
  /** Draft to remove in the same act. */
  readonly draftKey?: string;
  /** Why a letter of a closed book is changed (đính chính sau khóa sổ); BOOK_CLOSED without it. */
  readonly correction?: string;
}

export interface MoveInput {
  readonly recId: string;
  readonly to: LetterStatus;
  readonly reason?: string | undefined;
  /** The claim that moves by itself. */
  readonly track?: string | undefined;
  /** `YYYY-MM-DD`: when it happened, if not today. */
  readonly on?: string | undefined;
}

export interface HistoryEntry {
  readonly opId: string;
  readonly atMs: number;
  readonly by: string;
  readonly act: 'create' | 'edit' | 'status' | 'note' | 'work' | 'delete' | 'restore' | 'resolve';
  readonly changes: readonly {
    readonly field: LetterField | 'status' | 'note';
    readonly before: Value;
    readonly after: Value;
  }[];
  /** The claim that moved by itself, for a status. */
  readonly track?: string;
  /** For a status that was entered later than it came about: the day on which it did. */
  readonly on?: string;
  /** For work: what was done. */
  readonly event?: WorkEvent;
  /** For work that was taken back: by whom, when and why. */
  readonly voided?: { readonly by: string; readonly atMs: number; readonly reason: string };
  readonly reason?: string;
}

export interface Draft {
  readonly key: string;
  readonly savedMs: number;
  readonly value: Value;
}
