import type { Result } from '../../shared/errors';
import { DeskFailure, toResult } from '../../shared/errors';
import type { Letter } from '../../shared/model/letter';
import type { OpenOutcome, VaultCalls } from './api';
import type { VaultCore } from './core';
import { Drafts } from './drafts';
import { fold } from './fold';
import { historyOf } from './history';
import { IdleFold } from './idle-fold';
import { Import } from './import';
import type { OpGroup, SyncRowKind } from './journal/rows';
import {
  addNote,
  deleteLetter,
  existing,
  letterDetail,
  moveLetter,
  resolveLetter,
  restoreLetter,
  saveLetter,
} from './letters';
import { Lists } from './list/lists';
import { countAll, countUnsent } from './list/rows';
import { type Opening, openVault } from './opening/open';
import { ownOpsAfter } from './own-ops';

/** Calls that sync and the directory answer, not the vault. */
export type SyncCall = Extract<keyof VaultCalls, `sync.${string}`> | 'directory.view' | 'whoami';
export type LetterCall = Exclude<keyof VaultCalls, SyncCall | 'open' | 'close'>;
export type LetterHandlers = {
  readonly [N in LetterCall]: (input: Parameters<VaultCalls[N]>[0]) => Promise<ReturnType<VaultCalls[N]>>;
};

const conflictsShown = 5000;

/** An open vault as the worker uses it: letters for the screens, rows and ops for sync. */
export class Vault {
  private readonly lists: Lists;
  private readonly idle: IdleFold;
  private import: Import | null = null;
  private cancelled = false;

  private constructor(
    readonly core: VaultCore,
    private readonly drafts: Drafts,
    /** How opening went. */
    readonly outcome: Omit<OpenOutcome, 'identity'>,
  ) {
    this.lists = new Lists(core);
    this.idle = new IdleFold(core);
    this.idle.touch();
  }

  /** @throws DeskFailure as openVault */
  static async open(opening: Opening): Promise<Vault> {
    const { core, rebuilt, overlay } = await openVault(opening);
    const drafts = new Drafts(core.db, core.sealers.drafts, opening.ports.now, opening.ports.files);
    await drafts.load();
    return new Vault(core, drafts, { letters: core.records.columns.count, rebuilt, overlay });
  }

  /** Folds if that is quick and lets go of the database; the worker is then terminated. */
  async close(): Promise<void> {
    this.idle.stop();
    this.cancelled = true;
    if (this.core.records.unfolded > 0 && this.core.records.unfolded <= 64) {
      await toResult(() => fold(this.core));
    }
    await this.core.journal.exclusive(async () => this.core.db.close());
  }

  /** Appends a row of sync; on disk twice when it resolves. @throws DeskFailure DISK_FULL, SAVE_FAILED */
  async appendRow(kind: SyncRowKind, facts: unknown): Promise<void> {
    await this.core.append({ recIds: [], make: () => ({ kind, facts }) });
    this.idle.touch();
    this.core.emit('changed', { what: 'sync' });
  }

  /** Ops of other desks and what sync must remember with them, in one row. @throws DeskFailure DISK_FULL, SAVE_FAILED */
  async appendPulled(groups: readonly OpGroup[], facts: unknown): Promise<void> {
    await this.core.append({ recIds: [], make: () => ({ kind: 'pulled', groups, facts }) });
    this.changedLetters();
  }

  /** Ops of this desk above an op id, oldest first, for making batches. @throws DeskFailure VAULT_DAMAGED */
  ownOpsAfter(opId: string, limit: number) {
    // Folding moves rows into segments: not while they are read.
    return this.core.journal.exclusive(() => ownOpsAfter(this.core, opId, limit));
  }

  /** Letters with a change that the center has not acknowledged. */
  unsentLetters(): number {
    return countUnsent(this.core);
  }

  readonly calls: LetterHandlers = {
    'list.open': (query) => this.lists.open(query),
    'list.rows': async ({ view, from, count }) => ({ rows: this.lists.rows(view, from, count) }),
    'list.counts': async () => countAll(this.core),
    'conflicts.list': async () => ({ rows: await this.lists.all({ conflictsOnly: true }, conflictsShown) }),
    'letter.get': ({ recId }) => letterDetail(this.core, recId),
    'letter.history': async ({ recId }) => ({ entries: historyOf((await existing(this.core, recId)).ops) }),
    'letter.save': async (input) => {
      const draft = input.draftKey === undefined ? undefined : this.drafts.place(input.draftKey);
      const recId = await saveLetter(this.core, input, draft);
      if (input.draftKey !== undefined) this.drafts.forget(input.draftKey);
      if (draft !== undefined) this.core.emit('changed', { what: 'drafts' });
      this.changedLetters();
      return { recId };
    },
    'letter.move': ({ recId, to, reason }) => this.changing(moveLetter(this.core, recId, to, reason)),
    'letter.note': ({ recId, text }) => this.changing(addNote(this.core, recId, text)),
    'letter.delete': ({ recId, reason }) => this.changing(deleteLetter(this.core, recId, reason)),
    'letter.restore': ({ recId }) => this.changing(restoreLetter(this.core, recId)),
    'letter.resolve': ({ recId, field, value }) => this.changing(resolveLetter(this.core, recId, field, value)),
    'draft.put': async ({ key, value }) => {
      await this.drafts.put(key, value);
      this.core.emit('changed', { what: 'drafts' });
      return {};
    },
    'draft.get': async ({ key }) => ({ draft: this.drafts.get(key) }),
    'draft.list': async () => ({ drafts: this.drafts.list() }),
    'draft.remove': async ({ key }) => {
      await this.drafts.remove(key);
      this.core.emit('changed', { what: 'drafts' });
      return {};
    },
    'import.letters': ({ letters, part }) => this.importPart(letters, part ?? { from: 0, total: letters.length }),
  };

  /** Runs a letter call with its errors as data. */
  async call<N extends LetterCall>(
    name: N,
    input: Parameters<VaultCalls[N]>[0],
  ): Promise<Result<ReturnType<VaultCalls[N]>>> {
    const result = await toResult(() => this.calls[name](input));
    if (!result.ok && result.error.code === 'VAULT_DAMAGED') await this.core.reportDamage(result.error);
    return result;
  }

  private async importPart(
    letters: readonly Letter[],
    { from, total }: { readonly from: number; readonly total: number },
  ): Promise<{ imported: number }> {
    if (from === 0 && !this.import) this.import = new Import(this.core, total, () => this.cancelled);
    const running = this.import;
    if (!running?.continuesAt(from, total)) throw new DeskFailure('NOT_ALLOWED');
    let last = from + letters.length >= total;
    try {
      return { imported: await running.add(letters) };
    } catch (cause) {
      last = true;
      throw cause;
    } finally {
      if (last && this.import === running) {
        this.import = null;
        running.end();
      }
      this.core.records.orders.clear();
      this.changedLetters();
    }
  }

  private async changing(work: Promise<void>): Promise<Record<never, never>> {
    await work;
    this.changedLetters();
    return {};
  }

  private changedLetters(): void {
    this.idle.touch();
    this.core.emit('changed', { what: 'letters' });
  }
}
