import { randomId } from '../../../shared/bytes';
import { importSigningKey, newSigningKey, type SigningKey } from '../../../shared/crypto/sign';
import { type DeskError, DeskFailure, unwrap } from '../../../shared/errors';
import { administratorsOf, type PackTrust } from '../../../shared/rules/pack/trust';
import type { Setup } from '../../../shared/setup';
import type { Account } from '../../../shared/sync/directory';
import { pageBytes, parsePage, writePull } from '../../../shared/sync/protocol';
import type { DirectoryView, Identity, SyncOutcome, SyncStatus } from '../api';
import type { AccountView, UnitPlace } from '../ports';
import { DirectoryKeeper } from './directoryKeeper';
import { alarmFacts, deviceFacts, pulledFacts, successFacts } from './facts';
import { Keyring } from './keyring';
import { type OutboxContext, pushOutbox, sealOutstanding } from './outbox';
import { type Stalled, verifyPage } from './page';
import type { SyncPorts } from './ports';
import type { SyncState } from './state';

/** What a history alarm is: sync stops, nothing is lost, and the evidence stands until people have looked at it. */
const alarms: ReadonlySet<DeskError['code']> = new Set([
  'HISTORY_ROLLED_BACK',
  'HISTORY_FORKED',
  'HISTORY_GAP',
  'RECEIPT_INVALID',
  'BATCH_INVALID',
  'DIRECTORY_INVALID',
  'FORK',
]);

/** The desk's side of sync: who this desk is, whom it believes, and one round of directory, keys, push and pull. */
export class Sync {
  /** The round under way; whoever asks meanwhile gets its outcome. */
  #running: Promise<SyncOutcome> | null = null;
  #lastTryMs: number | null = null;
  #lastError: DeskError | null = null;

  private constructor(
    private readonly state: SyncState,
    private readonly ports: SyncPorts,
    private readonly setup: Setup,
    private readonly certSha256: string,
    private readonly keeper: DirectoryKeeper,
    private readonly keyring: Keyring,
    private readonly device: SigningKey,
    private readonly packTrust: PackTrust,
  ) {}

  /** Ready for work without a network: makes the desk's identity on its first opening. */
  static async open(state: SyncState, ports: SyncPorts, setup: Setup, certSha256: string): Promise<Sync> {
    if (!state.device) {
      const { publicKey, pkcs8 } = await newSigningKey();
      await ports.store.append('device', deviceFacts({ deskId: randomId(), publicKey, pkcs8 }));
    }
    const { pkcs8, publicKey } = state.device!;
    const keeper = await DirectoryKeeper.open(setup, state, ports);
    const keyring = new Keyring(state, keeper, ports);
    const current = {
      accountOfCertificate: (certificate: string) => keeper.directory.accountOfCertificate(certificate),
      accountEverWith: (certificate: string) => keeper.directory.accountEverWith(certificate),
    };
    const trust = await administratorsOf(current, setup.roots);
    const device = await importSigningKey(pkcs8, publicKey);
    return new Sync(state, ports, setup, certSha256, keeper, keyring, device, trust);
  }

  get deskId(): string {
    return this.state.device!.deskId;
  }

  identity(): Identity {
    const account = this.#account();
    const unit = account && this.keeper.directory.units.get(account.unitId);
    return {
      account: account?.account ?? null,
      accountKind: account?.kind ?? null,
      holder: account?.holder ?? null,
      unitId: unit?.unitId ?? null,
      unitName: unit?.name ?? null,
      unitCode: unit?.code ?? null,
      deskId: this.deskId,
      mayUseLetters: account !== undefined && account.kind !== 'quan-tri' && account.state === 'active',
    };
  }

  unitName(unitId: string): string {
    return this.keeper.directory.units.get(unitId)?.name ?? '';
  }

  unit(unitId: string): UnitPlace | null {
    const { directory } = this.keeper;
    const unit = directory.units.get(unitId);
    if (!unit) return null;
    const { name, code, parentId } = unit;
    return { unitId, name, code, parentId, depth: directory.depthOf(unitId) };
  }

  account(id: string): AccountView | null {
    const found = this.keeper.directory.accounts.get(id);
    if (!found) return null;
    const { account, holder, unitId, roles, state } = found;
    return { account, holder, unitId, roles, active: state === 'active' };
  }

  hasColleague(unitId: string, account: string): boolean {
    return [...this.keeper.directory.accounts.values()].some(
      (one) => one.unitId === unitId && one.account !== account && one.state === 'active' && one.kind !== 'quan-tri',
    );
  }

  administrator(certSha256: string): string | null {
    return this.packTrust.administrator(certSha256);
  }

  /** One full round. Being offline, refused or cheated is an outcome, not an exception; what was done stays done. */
  run(): Promise<SyncOutcome> {
    this.#running ??= this.#attempt().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** People have looked at the alarm and reported it: sync may be tried again. */
  async acknowledgeAlarm(): Promise<void> {
    if (this.state.alarm) await this.ports.store.append('alarm', null);
    this.#lastError = null;
  }

  status(unsentLetters: number): SyncStatus {
    const { state } = this;
    return {
      unsentOps: state.unsentOps,
      unsentLetters,
      lastReceipt: state.lastReceipt,
      lastSuccessMs: state.lastSuccessMs,
      lastTryMs: this.#lastTryMs,
      lastError: this.#lastError,
      running: this.#running !== null,
      streams: [...state.streams.values()].map(({ unitId, year, seq }) => ({
        unitId,
        unitName: this.unitName(unitId),
        year,
        seq,
      })),
      alarm: state.alarm,
      parked: state.parked.map(({ unitId, year, seq }) => ({ unitName: this.unitName(unitId), year, seq })),
    };
  }

  directoryView(): DirectoryView {
    const { directory } = this.keeper;
    const desksOf = (account: string) =>
      [...directory.desks.values()].filter((desk) => desk.account === account).length;
    return {
      position: directory.position,
      units: [...directory.units.values()].map(({ unitId, code, name, parentId, epoch }) => ({
        unitId,
        code,
        name,
        parentId,
        epoch: epoch === 0 ? null : epoch,
      })),
      accounts: [...directory.accounts.values()].map(({ account, kind, unitId, holder, state }) => ({
        account,
        kind,
        unitId,
        holder,
        state,
        desks: desksOf(account),
      })),
    };
  }

  async #attempt(): Promise<SyncOutcome> {
    this.#lastTryMs = this.ports.now();
    const done = { pushedOps: 0, pulledOps: 0 };
    try {
      if (this.state.alarm) throw new DeskFailure(this.state.alarm.code, this.state.alarm.params);
      await this.#round(done);
      this.#lastError = null;
    } catch (cause) {
      if (!(cause instanceof DeskFailure)) throw cause;
      this.#lastError = cause.error;
      await this.#raise(cause.error);
    }
    return { ...done, error: this.#lastError };
  }

  async #round(done: { pushedOps: number; pulledOps: number }): Promise<void> {
    await this.keeper.refresh();
    const account = this.#account();
    if (!account) throw new DeskFailure('ACCOUNT_UNKNOWN');
    // An account administrator's desk has nothing to send, to ask for or to open.
    if (account.kind === 'quan-tri') return this.#succeeded();
    await this.#certifyDesk(account);
    const keys = await this.#ownKeys(account);
    // Read first: what is sealed afterwards commits to the newest history, under a year that the center vouched for.
    const { waiting, centerMs } = await this.#pull(done);
    const context: OutboxContext = {
      state: this.state,
      ports: this.ports,
      unitId: account.unitId,
      deskId: this.deskId,
      device: this.device,
      keys,
      centerKey: this.setup.center.receiptKey,
      certSha256: this.certSha256,
      centerMs: centerMs || (this.state.lastReceipt?.atMs ?? null),
    };
    await sealOutstanding(context);
    done.pushedOps = await pushOutbox(context);
    if (waiting) throw new DeskFailure('NO_KEY', { unit: this.unitName(waiting.unitId), epoch: waiting.epoch });
    await this.#succeeded();
  }

  async #certifyDesk(account: Account): Promise<void> {
    if (this.keeper.directory.desks.has(this.deskId)) return;
    const { publicKey } = this.state.device!;
    const body = { type: 'desk.certify', deskId: this.deskId, publicKey, account: account.account } as const;
    await this.keeper.publish('desk', body);
  }

  /** Keys of the own unit's current epoch; the first holder makes the first epoch. */
  async #ownKeys(account: Account) {
    const unit = () => this.keeper.directory.units.get(account.unitId)!;
    if (unit().epoch === 0) await this.keyring.createEpoch(account.unitId, account.account);
    const grants = await this.keyring.refresh(this.certSha256);
    const keys = await this.keyring.keys(account.unitId, unit().epoch);
    if (!keys) throw new DeskFailure('NO_KEY', { unit: unit().name, epoch: unit().epoch });
    // Members declared since, and a parent whose key came after ours, are granted it now.
    await this.keyring.grantMissing(account.unitId, unit().epoch, grants);
    return keys;
  }

  /**
   * Reads every stream to its end, page by page, into `done`. A stream whose key this desk lacks waits where it is and
   * holds up no other. Answers the first of those, and the newest time that the center signed for (ms, 0 for none).
   */
  async #pull(done: { pulledOps: number }): Promise<{ waiting: Stalled | null; centerMs: number }> {
    const waiting = new Map<string, Stalled>();
    let centerMs = 0;
    for (let more = true; more; ) {
      const at = new Map([...this.state.streams].map(([key, { unitId, year, seq }]) => [key, { unitId, year, seq }]));
      for (const [key, { unitId, year, headSeq }] of waiting) at.set(key, { unitId, year, seq: headSeq });
      const request = writePull({ cursors: [...at.values()], maxBytes: pageBytes.max });
      const page = parsePage(unwrap(await this.ports.center.pull(request)).bytes);
      const verified = await verifyPage(page, {
        state: this.state,
        directory: this.keeper.directory,
        centerKey: this.setup.center.receiptKey,
        deskId: this.deskId,
        keys: (unitId, epoch) => this.keyring.keys(unitId, epoch),
        skipped: new Set(waiting.keys()),
      });
      if (verified.moved.length > 0)
        await this.ports.store.appendPulled(verified.groups, pulledFacts(verified.moved, verified.parked));
      for (const stalled of verified.stalled) waiting.set(`${stalled.unitId}/${stalled.year}`, stalled);
      centerMs = Math.max(centerMs, verified.centerMs);
      done.pulledOps += verified.opCount;
      this.ports.onProgress(done.pulledOps, null);
      more = page.more;
      const stuck = more && verified.moved.length === 0 && verified.stalled.length === 0;
      if (stuck) throw new DeskFailure('HISTORY_GAP', { unit: '', year: 0, expected: 1, got: 0 });
    }
    const [first = null] = waiting.values();
    return { waiting: first, centerMs };
  }

  async #succeeded(): Promise<void> {
    await this.ports.store.append('cursor', successFacts(this.ports.now()));
  }

  async #raise(error: DeskError): Promise<void> {
    if (!alarms.has(error.code) || this.state.alarm) return;
    await this.ports.store.append('alarm', alarmFacts(error));
    this.ports.onAlarm(error);
  }

  #account(): Account | undefined {
    return this.keeper.directory.accountOfCertificate(this.certSha256);
  }
}
