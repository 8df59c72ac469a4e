import type { Bytes } from '../../shared/bytes';
import { type DeskError, DeskFailure } from '../../shared/errors';
import type { RulePack } from '../../shared/rules/pack/schema';
import { nextHlc, opIdOf, zeroHlc } from '../../shared/sync/hlc';
import type { RecordView } from '../../shared/sync/merge';
import type { Op } from '../../shared/sync/op';
import type { VaultEvents } from './api';
import type { RowChain } from './journal/chain';
import { type Append, Journal, type JournalStart } from './journal/journal';
import type { OpGroup, Row } from './journal/rows';
import { Orders } from './list/orders';
import { loadSearch } from './opening/load';
import type { VaultPorts } from './ports';
import type { CodeTable } from './records/codes';
import { Columns } from './records/columns';
import { Records } from './records/records';
import { Assessor } from './rules/assess';
import { Dues } from './rules/dues';
import { Rulebook } from './rules/rulebook';
import { PlaceNames } from './search/places';
import { Search } from './search/search';
import { SealedStore } from './store/block-store';
import type { BlockSealer } from './store/blocks';
import type { VaultDb } from './store/db';
import { damagedKey, type HeldRow, type RecordRun } from './store/manifest';
import type { SyncFacts } from './sync-facts';
import { Quiet } from './turns';
import { TodoIndex } from './work/todoIndex';

export type Emit = <N extends keyof VaultEvents>(name: N, payload: VaultEvents[N]) => void;

export interface Sealers {
  readonly chain: RowChain;
  readonly segments: BlockSealer;
  readonly columns: BlockSealer;
  readonly search: BlockSealer;
  readonly state: BlockSealer;
  readonly drafts: BlockSealer;
  /** Where a letter's scans lie: 32 hex digits that nobody without the vault's key can tell from random ones. */
  readonly scanPlace: (recId: string) => Promise<string>;
}

/** A change of a letter that is about to be written. */
export type NewOp = Pick<Op, 'kind' | 'base' | 'body' | 'reason'>;

/** Looks at every change of a letter made at this desk, in its turn, and refuses it by throwing a DeskFailure. */
export type ChangeCheck = (
  letter: { readonly recId: string; readonly view: RecordView; readonly ops: readonly Op[] },
  change: NewOp,
) => void | Promise<void>;

/** An open vault: its stores, its memory, and the one way in which rows change both. */
export class VaultCore {
  readonly stores: { readonly segments: SealedStore; readonly columns: SealedStore; readonly search: SealedStore };
  readonly records: Records;
  readonly journal: Journal;
  readonly rules: Rulebook;
  readonly assessor: Assessor;
  readonly dues: Dues;
  readonly todo: TodoIndex;
  readonly stateSealer: BlockSealer;
  /** When work that nobody waits for may go on. */
  readonly quiet = new Quiet();
  /** Every one must let a change pass: masking, closed books. */
  readonly changeChecks: ChangeCheck[] = [];
  foldedUpTo = 0;
  /** Rows with ops of this desk that are in no batch yet, and maybe some that are. */
  held: HeldRow[] = [];
  /** Blocks of search text that were made again and are not stored yet. */
  readonly searchToWrite = new Set<number>();
  private searchReady: Promise<void> | null = null;
  private stamp = zeroHlc;
  private knownPlaces: { readonly of: RulePack['places']; readonly names: PlaceNames } | null = null;

  constructor(
    readonly db: VaultDb,
    readonly ports: VaultPorts,
    readonly facts: SyncFacts,
    readonly sealers: Sealers,
    readonly emit: Emit,
    codes: CodeTable,
  ) {
    this.stateSealer = sealers.state;
    this.stores = {
      segments: new SealedStore(db.segments, sealers.segments),
      columns: new SealedStore(db.columns, sealers.columns),
      search: new SealedStore(db.search, sealers.search),
    };
    const columns = new Columns(codes);
    this.rules = new Rulebook(ports);
    this.assessor = new Assessor(this.rules);
    const orders = new Orders(columns, (column, code) =>
      column === 'unit' ? ports.directory.unitName(code) : this.rules.sortText(column, code),
    );
    this.records = new Records(
      columns,
      new Search(),
      orders,
      this.stores.segments,
      () => this.ownTest(),
      () => ports.directory.me().unitId,
      ports.now,
      (shown, unitId) => this.assessor.assess(shown, unitId),
      () => this.rules.view().pack.books.map(({ code }) => code),
      (count, { unitId }) => {
        const params = { count, unit: ports.directory.unitName(unitId) };
        this.emit('alarm', { error: { code: 'OPS_SET_ASIDE', params } });
      },
    );
    this.dues = new Dues(this);
    this.todo = new TodoIndex(this);
    this.journal = new Journal(db, ports.files, sealers.chain, (row, n, before) => this.applyRow(row, n, before));
  }

  startAt(start: JournalStart): void {
    this.journal.startAt(start);
  }

  /** Begins to load the search text, in the background: once the first list is answered, or when it is needed. */
  startSearch(): void {
    this.searchReady ??= loadSearch(this).catch((cause: unknown) => {
      if (!this.db.isOpen()) return;
      if (!(cause instanceof DeskFailure)) throw cause;
      this.emit('alarm', { error: cause.error });
    });
  }

  /** Settled when the search text is in memory. */
  async loadSearchNow(): Promise<void> {
    this.startSearch();
    await this.searchReady;
  }

  /** Old and new names of places, of the rule pack in force. */
  placeNames(): PlaceNames {
    const { places } = this.rules.editions.newest;
    if (this.knownPlaces?.of !== places) this.knownPlaces = { of: places, names: new PlaceNames(places) };
    return this.knownPlaces.names;
  }

  /** True for an op made at this desk. */
  isOwn(op: { readonly opId: string }): boolean {
    return this.ownTest()(op);
  }

  /** The same for many ops: the directory is asked once. */
  ownTest(): (op: { readonly opId: string }) => boolean {
    const desk = this.ports.directory.me().deskId.slice(0, 16);
    return (op) => desk !== '' && op.opId.endsWith(desk);
  }

  /**
   * Id for a new op: later than every id before it, whatever the clock says. Take it when the op takes its place in the
   * journal's queue: sync relies on ids and rows of this desk having one order.
   */
  newOpId(): string {
    const last = this.stamp > this.records.lastStamp ? this.stamp : this.records.lastStamp;
    this.stamp = nextHlc(last, this.ports.now());
    return opIdOf(this.stamp, this.ports.directory.me().deskId);
  }

  /** Saves a row; answers when it is on disk twice and in memory. @throws DeskFailure DISK_FULL, SAVE_FAILED */
  append(append: Append): Promise<number> {
    return this.journal.append(append);
  }

  /** Brings memory to the state after a row: once on commit, again when the vault opens. */
  async applyRow(row: Row, n: number, before: Bytes): Promise<void> {
    switch (row.kind) {
      case 'unknown':
        return;
      case 'ops':
        await this.records.apply(row.groups);
        this.facts.local(this.hold(row.groups, n, before));
        return;
      case 'import': {
        const { records, run } = await this.records.applySegment(row.segment, n, row.records);
        this.facts.local(this.hold(records, n, before, run));
        return;
      }
      case 'snapshot':
        this.hold((await this.records.applySegment(row.segment, n)).records, n, before);
        return;
      case 'pulled':
        this.facts.apply('pulled', row.facts);
        await this.records.apply(row.groups);
        return;
      case 'rules':
        await this.rules.take(row.facts);
        return;
      case 'checkpoint':
        this.facts.restore(row.facts);
        return;
      default:
        this.facts.apply(row.kind, row.facts);
    }
  }

  /** The error for a journal row that does not open. */
  rowDamaged(n: number): DeskFailure {
    return new DeskFailure('VAULT_DAMAGED', { store: 'journal', block: n });
  }

  /** A block does not open: the officer is told, and the next opening fills the stores again. */
  async reportDamage(error: DeskError): Promise<void> {
    this.emit('alarm', { error });
    await this.db.state.put(new Uint8Array(1), damagedKey);
  }

  /** Remembers a row with ops of this desk; answers how many. */
  private hold(groups: readonly OpGroup[], n: number, before: Bytes, run: RecordRun | null = null): number {
    const isOwn = this.ownTest();
    let lastOpId = '';
    let ops = 0;
    for (const group of groups) {
      for (const op of group.ops) {
        if (!isOwn(op)) continue;
        ops++;
        if (op.opId > lastOpId) lastOpId = op.opId;
      }
    }
    if (ops > 0 && !this.held.some((row) => row.n === n)) this.held.push({ n, lastOpId, ops, before, run });
    return ops;
  }
}
