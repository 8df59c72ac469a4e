import type { Result } from '../../shared/errors';
import { toResult } from '../../shared/errors';
import type { RulePack } from '../../shared/rules/pack/schema';
import { accessCalls } from './access/calls';
import { AccessWriter } from './access/log';
import type { OpenOutcome, VaultCalls } from './api';
import { bookCalls } from './books/calls';
import { closedCheck } from './books/close';
import { Closings } from './books/closings';
import { NumberBooks } from './books/numbers';
import { bulkCalls } from './bulk/calls';
import type { VaultCore } from './core';
import { Drafts } from './drafts';
import { duplicateCalls } from './duplicates/calls';
import { fold } from './fold';
import type { Handlers, Workplace } from './handlers';
import { IdleFold } from './idle-fold';
import { ImportDesk } from './import-calls';
import type { OpGroup, SyncRowKind } from './journal/rows';
import { letterCalls } from './letter/calls';
import { maskCheck } from './letter/masking';
import { listCalls } from './list/calls';
import { Lists } from './list/lists';
import { countLetters, countUnsent } from './list/rows';
import { type Opening, openVault } from './opening/open';
import { ownOpsAfter } from './own-ops';
import { personCalls } from './persons/calls';
import { prefCalls } from './prefs/calls';
import { rulesCalls } from './rules/calls';
import { scanCalls } from './scans/calls';
import { ScanDesk } from './scans/desk';
import { workCalls } from './work/calls';
import { ownCheck, triedBy } from './work/ownPart';

/** Calls that sync and the directory answer, not the vault. */
export type SyncCall = Extract<keyof VaultCalls, `sync.${string}`> | 'directory.view' | 'whoami';
export type LetterCall = Exclude<keyof VaultCalls, SyncCall | 'open' | 'close'>;
type LetterHandlers = Handlers<Pick<VaultCalls, LetterCall>>;

/** An open vault as the worker uses it: letters for the screens, rows and ops for sync. */
export class Vault {
  /** Every call of the screens but those of sync, by domain. */
  readonly calls: LetterHandlers;
  private readonly idle: IdleFold;
  private readonly place: Workplace;
  readonly importing: ImportDesk;
  readonly scans: ScanDesk;
  private readonly access: AccessWriter;

  private constructor(
    readonly core: VaultCore,
    drafts: Drafts,
    /** How opening went. */
    readonly outcome: Omit<OpenOutcome, 'identity'>,
  ) {
    this.idle = new IdleFold(core);
    this.idle.touch();
    const books = new NumberBooks(core, () => core.rules.view().pack.books);
    this.access = new AccessWriter(core, books, () => {
      this.idle.touch();
      core.emit('changed', { what: 'access' });
    });
    this.place = {
      core,
      drafts,
      access: this.access,
      uncovered: new Set(),
      lists: new Lists(core),
      rules: core.rules,
      books,
      closings: new Closings(core, () => arrivalTables(core.rules.view().pack)),
      changedLetters: () => {
        this.idle.touch();
        core.emit('changed', { what: 'letters' });
      },
      changedDrafts: () => core.emit('changed', { what: 'drafts' }),
    };
    core.changeChecks.push(ownCheck(this.place), maskCheck(this.place), closedCheck(this.place));
    this.importing = new ImportDesk(this.place);
    this.scans = new ScanDesk(this.place);
    this.calls = {
      ...listCalls(this.place),
      ...letterCalls(this.place),
      ...workCalls(this.place),
      ...rulesCalls(this.place),
      ...accessCalls(this.place),
      ...bookCalls(this.place),
      ...duplicateCalls(this.place),
      ...personCalls(this.place),
      ...prefCalls(this.place),
      ...scanCalls(this.scans),
      ...this.importing.calls,
      ...bulkCalls(this.place, () => this.importing.cancel()),
    };
  }

  /** @throws DeskFailure as openVault */
  static async open(opening: Opening): Promise<Vault> {
    const { core, rebuilt, overlay } = await openVault(opening);
    const drafts = new Drafts(core.db, core.sealers.drafts, opening.ports.now, opening.ports.files);
    await drafts.load();
    return new Vault(core, drafts, { letters: countLetters(core), rebuilt, overlay });
  }

  /** Folds if that is quick and lets go of the database; the worker is then terminated. */
  async close(): Promise<void> {
    this.idle.stop();
    this.importing.stop();
    await this.scans.stop();
    await this.access.close();
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
    this.place.changedLetters();
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

  /** Runs a letter call with its errors as data. */
  async call<N extends LetterCall>(
    name: N,
    input: Parameters<VaultCalls[N]>[0],
  ): Promise<Result<ReturnType<VaultCalls[N]>>> {
    this.core.quiet.asked();
    const result = await toResult(() => this.calls[name](input));
    this.core.quiet.asked();
    if (!result.ok && result.error.code === 'CONFLICT_OF_INTEREST' && result.error.params?.own) {
      const tried = triedBy(name, input);
      if (tried) this.access.barred(tried.recId, tried.what);
    }
    if (!result.ok && result.error.code === 'VAULT_DAMAGED') await this.core.reportDamage(result.error);
    return result;
  }
}

const arrivalTables = ({ bookTables }: RulePack): ReadonlySet<string> =>
  new Set(bookTables.filter(({ rows }) => rows === 'arrived').map(({ code }) => code));
