import type { AccessLog } from './access/log';
import type { VaultCalls } from './api';
import type { Closings } from './books/closings';
import type { NumberBooks } from './books/numbers';
import type { VaultCore } from './core';
import type { Drafts } from './drafts';
import type { Lists } from './list/lists';
import type { Rulebook } from './rules/rulebook';

/** What answers the calls of a domain. */
export type Handlers<C> = {
  readonly [N in keyof C & keyof VaultCalls]: (
    input: Parameters<VaultCalls[N]>[0],
  ) => Promise<ReturnType<VaultCalls[N]>>;
};

/** What the handlers of every domain work with. */
export interface Workplace {
  readonly core: VaultCore;
  readonly drafts: Drafts;
  readonly lists: Lists;
  readonly rules: Rulebook;
  readonly access: AccessLog;
  readonly books: NumberBooks;
  readonly closings: Closings;
  /** Letters whose shielded senders are shown, each after its reason was logged, until the officer leaves it. */
  readonly uncovered: Set<string>;
  /** Letters were changed: folding is put off, and screens are told. */
  changedLetters(): void;
  changedDrafts(): void;
}
