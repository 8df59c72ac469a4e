import { type Bytes, ownCopy, toHex } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import type { CallInput, CallOutput, EventPayload } from '../../shared/ipc/contract';
import type { Setup } from '../../shared/setup';
import type { CenterIdentity } from '../center/session';
import type { CertificateInfo } from '../token/certificates';
import type { Tokens } from '../token/tokens';
import { Authentication, type AuthenticationDeps, type Opened, wipeOpened } from './authentication';
import { IdleClock } from './idle';
import { wipe } from './keys';
import { proofHash, sameHash } from './password';
import { requirePurpose, type SignPurpose } from './purposes';
import { sealHeader, unwrapKey } from './vault';

export type LockReason = EventPayload<'desk.locked'>['reason'];
type Unlocked = CallOutput<'desk.unlock'>;

export interface SessionDeps extends Omit<AuthenticationDeps, 'now' | 'tokens'> {
  readonly tokens: Pick<Tokens, 'call' | 'on'>;
  readonly setup: () => Setup | null;
  /** The keys are gone from main: tell the page, take it away, drop the center's session. */
  readonly onLocked: (reason: LockReason) => void;
  readonly onIdleSoon: (inMs: number) => void;
  readonly now?: () => number;
}

interface UnlockedState {
  readonly kind: 'unlocked';
  readonly serial: string;
  opened: Opened;
}

type State = { readonly kind: 'locked' } | { readonly kind: 'opening' } | UnlockedState;

/** How long the reply that carries the DEK may take to leave main before its bytes are wiped here, in ms. */
const replyMs = 1000;

/**
 * Whether the desk is unlocked, and all that main holds while it is: the token's login, the proofs of the password, the
 * keys of the header. One state, changed here only. A lock takes effect at once, also on an unlock that is under way.
 */
export class DeskSession {
  readonly #deps: SessionDeps;
  readonly #authentication: Authentication;
  readonly #idle: IdleClock;
  #state: State = { kind: 'locked' };
  #lockReason: LockReason | 'start' = 'start';
  /** Calls with a PIN run one at a time: each logs the token in or out. */
  #busy = false;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
    this.#authentication = new Authentication({ ...deps, now: deps.now ?? Date.now });
    this.#idle = new IdleClock({ soon: deps.onIdleSoon, idle: () => this.lock('idle') });
    deps.tokens.on('removed', (serial) => {
      if (this.#state.kind === 'unlocked' && this.#state.serial === serial) this.lock('token-removed');
    });
    deps.tokens.on('failed', () => this.lock('token-failed'));
  }

  get unlocked(): boolean {
    return this.#state.kind === 'unlocked';
  }

  get lockReason(): LockReason | 'start' {
    return this.#lockReason;
  }

  /** ms until idleness locks the desk; while it is locked, how long it would take. */
  get idleMs(): number {
    return this.unlocked ? this.#idle.leftMs() : this.#idleLimitMs();
  }

  touch(): void {
    this.#idle.touch();
  }

  /** @throws DeskFailure NOT_CONFIGURED or as Authentication.enrol */
  enrol(input: CallInput<'desk.enrol'>): Promise<Unlocked> {
    const setup = this.#deps.setup();
    if (!setup) return Promise.reject(new DeskFailure('NOT_CONFIGURED'));
    return this.#enter(input.serial, () => this.#authentication.enrol(input, setup));
  }

  /** @throws DeskFailure as Authentication.unlock; LOCKED when the desk was locked meanwhile. */
  unlock(input: CallInput<'desk.unlock'>): Promise<Unlocked> {
    return this.#enter(input.serial, () => this.#authentication.unlock(input));
  }

  /** The desk stays unlocked or locked, as it is. @throws DeskFailure as Authentication.changePassword */
  async changePassword(input: CallInput<'desk.changePassword'>): Promise<void> {
    await this.#alone(async () => {
      const before = this.#state;
      if (before.kind === 'unlocked' && before.serial !== input.serial) throw new DeskFailure('TOKEN_UNKNOWN');
      try {
        const opened = await this.#authentication.changePassword(input, before.kind === 'unlocked');
        if (before === this.#state && before.kind === 'unlocked') {
          wipeOpened(before.opened);
          before.opened = opened;
        } else wipeOpened(opened);
      } finally {
        if (!this.unlocked) await this.#authentication.logout(input.serial);
      }
    });
  }

  /** Drops every key. Nothing happens to a desk that is locked. */
  lock(reason: LockReason): void {
    const state = this.#state;
    if (state.kind === 'locked') return;
    this.#lockReason = reason;
    this.#state = { kind: 'locked' };
    this.#idle.stop();
    if (state.kind === 'opening') return;
    wipeOpened(state.opened);
    this.#deps.onLocked(reason);
    void this.#authentication.logout(state.serial);
  }

  /** @throws DeskFailure LOCKED, NOT_ALLOWED for bytes of another purpose, or what the token failed with. */
  async sign(purpose: SignPurpose, data: Uint8Array): Promise<{ signature: Bytes; certificate: CertificateInfo }> {
    const state = this.#unlockedState();
    requirePurpose(purpose, data);
    const { certificate } = state.opened;
    const input = { serial: state.serial, certificate: certificate.sha256, data };
    const { signature } = await this.#guard(state, this.#deps.tokens.call('sign', input));
    return { signature: ownCopy(signature), certificate };
  }

  /** Opens 32 bytes that were wrapped to the officer's certificate. @throws DeskFailure LOCKED or the token's. */
  async open({ algorithm, bytes }: CallInput<'token.open'>): Promise<Bytes> {
    const state = this.#unlockedState();
    const { certificate } = state.opened;
    return this.#guard(state, unwrapKey(this.#deps.tokens, state.serial, certificate.sha256, algorithm, bytes));
  }

  /** The unlocked officer towards the center; null while the desk is locked. */
  current(): CenterIdentity | null {
    const state = this.#state;
    if (state.kind !== 'unlocked') return null;
    const { certificate, proof, vault } = state.opened;
    const shown = ownCopy(proof);
    return {
      certificate: certificate.der,
      sign: async (message) => (await this.sign('login', message)).signature,
      passwordProof: shown,
      centerProof: vault.record.centerProof,
      acceptCenterProof: () => this.#centerTook(state, shown),
    };
  }

  /** Notes in the header which proof the center knows now: this one, or the officer's newest, which needs no note. */
  async #centerTook(state: UnlockedState, proof: Bytes): Promise<void> {
    if (this.#state !== state) throw new DeskFailure('LOCKED');
    const { vault } = state.opened;
    const newest = sameHash(proofHash(proof), vault.record.hash);
    const record = { ...vault.record, centerProof: newest ? null : proof };
    await this.#deps.header.write(sealHeader(vault.header, record, vault.keys));
    if (this.#state === state) state.opened = { ...state.opened, vault: { ...vault, record } };
  }

  #unlockedState(): UnlockedState {
    if (this.#state.kind !== 'unlocked') throw new DeskFailure('LOCKED');
    return this.#state;
  }

  /** A token that turns out to be gone locks the desk without waiting for the watch; nothing is handed to a locked desk. */
  async #guard<T>(state: UnlockedState, work: Promise<T>): Promise<T> {
    try {
      const value = await work;
      if (this.#state !== state) throw new DeskFailure('LOCKED');
      return value;
    } catch (cause) {
      if (cause instanceof DeskFailure && cause.error.code === 'TOKEN_REMOVED' && this.#state === state) {
        this.lock('token-removed');
      }
      throw cause;
    }
  }

  #enter(serial: string, open: () => Promise<Opened>): Promise<Unlocked> {
    // A page that asks again has lost its keys: it starts over, with a desk that is locked.
    if (this.unlocked) {
      this.lock('button');
      return Promise.reject(new DeskFailure('LOCKED'));
    }
    return this.#alone(async () => {
      const opening: State = { kind: 'opening' };
      this.#state = opening;
      try {
        const opened = await open();
        if (this.#state === opening) return this.#unlock(serial, opened);
        wipeOpened(opened);
        throw new DeskFailure('LOCKED');
      } catch (cause) {
        await this.#authentication.logout(serial);
        if (this.#state === opening) this.#state = { kind: 'locked' };
        throw cause;
      }
    });
  }

  #unlock(serial: string, opened: Opened): Unlocked {
    this.#state = { kind: 'unlocked', serial, opened };
    this.#idle.start(this.#idleLimitMs());
    const { dek, header } = opened.vault;
    setTimeout(() => wipe(dek), replyMs).unref();
    return { vaultId: toHex(header.vaultId), dek, certificate: opened.certificate };
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy) throw new DeskFailure('TOKEN_BUSY');
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  #idleLimitMs(): number {
    return (this.#deps.setup()?.idleMinutes ?? 10) * 60_000;
  }
}
