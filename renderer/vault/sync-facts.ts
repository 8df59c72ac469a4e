import type { SyncRowKind } from './journal/rows';

/**
 * What sync keeps in the journal. The vault stores and orders its rows and hands them back; it never reads them.
 * `apply` and `local` are called for every row in order: when the vault opens, and after each append.
 */
export interface SyncFacts {
  apply(kind: SyncRowKind | 'pulled', facts: unknown): void;
  /** A row with so many ops of this desk. */
  local(opCount: number): void;
  /** Everything so far as one CBOR value; kept when rows are folded, and given back to `restore`. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  /** Op id up to which the ops of this desk are in a batch; '' for none. Rows with later ones are kept at hand. */
  sealedUpTo(): string;
  /** Op id up to which the center has acknowledged them. */
  acknowledgedUpTo(): string;
}

/** A vault without sync: nothing is ever acknowledged. */
export const noSync: SyncFacts = {
  apply: () => undefined,
  local: () => undefined,
  snapshot: () => null,
  restore: () => undefined,
  sealedUpTo: () => '',
  acknowledgedUpTo: () => '',
};
