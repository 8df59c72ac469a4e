import { X509Certificate } from 'node:crypto';
import * as cryptoki from 'pkcs11js';
import { DeskFailure } from '../../shared/errors';
import { ckr, tokenFailure } from './faults';
import { readCertificates, TokenLogin } from './login';
import { Pkcs11Module, type SlotToken } from './pkcs11';
import type { ListedToken } from './protocol';

/** How long a library is left alone between two restarts that look for tokens it does not announce (ms). */
const restartEveryMs = 1000;

interface Watched {
  readonly module: Pkcs11Module;
  present: Map<string, SlotToken>;
  /** Serials that vanished while the library went on listing their slot: only a restart will show them again. */
  readonly stale: Set<string>;
  readonly certificates: Map<string, Uint8Array[]>;
  restartedAt: number;
}

export interface InventoryEvents {
  changed(): void;
  removed(serial: string): void;
}

/**
 * Every token in every configured library, found by serial; what is plugged in is what answers C_GetTokenInfo.
 * Holds the logins. All calls block: the owner is a process of its own.
 */
export class Inventory {
  readonly #watched: Watched[] = [];
  readonly #logins = new Map<string, TokenLogin>();
  readonly #events: InventoryEvents;
  readonly #now: () => number;
  readonly #configured: number;

  constructor(paths: readonly string[], events: InventoryEvents, now: () => number = () => performance.now()) {
    this.#events = events;
    this.#now = now;
    this.#configured = paths.length;
    for (const path of paths) {
      try {
        const module = new Pkcs11Module(path);
        module.restart();
        this.#watched.push({
          module,
          present: new Map(),
          stale: new Set(),
          certificates: new Map(),
          restartedAt: now(),
        });
      } catch (cause) {
        // A library that is not there must not keep the others from working; `list` tells when none is left.
        if (!(cause instanceof DeskFailure)) throw cause;
      }
    }
    for (const watched of this.#watched) this.#look(watched);
  }

  /** Looks at every slot; tells what came and went. */
  poll(): void {
    let changed = false;
    for (const watched of this.#watched) {
      const before = [...watched.present.keys()].join();
      this.#look(watched);
      if (this.#mayRestart(watched)) this.#restart(watched);
      if ([...watched.present.keys()].join() !== before) changed = true;
    }
    if (changed) this.#events.changed();
  }

  /**
   * Tokens that are plugged in, with the certificates that need no PIN.
   * @throws DeskFailure TOKEN_MODULE_FAILED when not one configured library could be loaded.
   */
  list(): ListedToken[] {
    if (this.#watched.length === 0 && this.#configured > 0) throw new DeskFailure('TOKEN_MODULE_FAILED');
    // One token may be seen through two libraries: the one configured first is the one that is used.
    const listed = new Map<string, ListedToken>();
    for (const watched of this.#watched) {
      this.#look(watched);
      for (const token of watched.present.values()) {
        const { serial, label, model } = token;
        const certificates = listed.has(serial) ? null : this.#certificates(watched, token);
        if (certificates) listed.set(serial, { serial, label, model, ...pinHint(token.flags), certificates });
      }
    }
    return [...listed.values()];
  }

  /**
   * Logs in; a login that stands is ended first, since a token does not check a PIN while one stands.
   * @throws DeskFailure PIN_WRONG, PIN_LAST_TRY, PIN_LOCKED, PIN_LENGTH, TOKEN_ABSENT or what the token failed with.
   */
  login(serial: string, pin: Uint8Array): void {
    this.logout(serial);
    const { module, token } = this.#find(serial);
    try {
      this.#logins.set(serial, new TokenLogin(module, token, pin));
    } catch (cause) {
      throw this.#explain(module, token, cause);
    }
  }

  logout(serial: string): void {
    const login = this.#logins.get(serial);
    this.#logins.delete(serial);
    login?.end();
  }

  /**
   * Runs `work` on a login after making sure that the token is still there.
   * @throws DeskFailure TOKEN_REMOVED when it is not, also when it goes away in the middle of the work.
   */
  use<T>(serial: string, work: (login: TokenLogin) => T): T {
    const login = this.#logins.get(serial);
    if (!login) throw new DeskFailure('TOKEN_REMOVED');
    const { module, token } = this.#find(serial, 'TOKEN_REMOVED');
    try {
      return work(login);
    } catch (cause) {
      throw this.#explain(module, token, cause);
    }
  }

  #find(
    serial: string,
    absent: 'TOKEN_ABSENT' | 'TOKEN_REMOVED' = 'TOKEN_ABSENT',
  ): { module: Pkcs11Module; token: SlotToken } {
    for (const watched of this.#watched) {
      this.#look(watched);
      const token = watched.present.get(serial);
      if (token) return { module: watched.module, token };
    }
    throw new DeskFailure(absent);
  }

  #look(watched: Watched): void {
    const present = new Map<string, SlotToken>();
    const before = new Map([...watched.present.values()].map((token) => [token.slot.toString('hex'), token.serial]));
    for (const slot of this.#slots(watched.module)) {
      const token = watched.module.inSlot(slot);
      const expected = before.get(slot.toString('hex'));
      if (token) present.set(token.serial, token);
      else if (expected) watched.stale.add(expected);
    }
    const gone = [...watched.present.keys()].filter((serial) => !present.has(serial));
    watched.present = present;
    for (const serial of present.keys()) watched.stale.delete(serial);
    for (const serial of gone) this.#drop(watched, serial);
  }

  #slots(module: Pkcs11Module) {
    try {
      return module.slots();
    } catch (cause) {
      if (ckr(cause) === null) throw cause;
      return [];
    }
  }

  #drop(watched: Watched, serial: string): void {
    watched.certificates.delete(serial);
    if (!this.#logins.has(serial)) return;
    this.logout(serial);
    this.#events.removed(serial);
  }

  #mayRestart(watched: Watched): boolean {
    if (watched.present.size > 0 && watched.stale.size === 0) return false;
    if ([...this.#logins.values()].some((login) => watched.present.has(login.token.serial))) return false;
    return this.#now() - watched.restartedAt >= restartEveryMs;
  }

  #restart(watched: Watched): void {
    watched.restartedAt = this.#now();
    watched.module.restart();
    this.#look(watched);
  }

  /** Certificates stay the same while the token stays in, so each token is read once. Null if it just went. */
  #certificates(watched: Watched, token: SlotToken): Uint8Array[] | null {
    const known = watched.certificates.get(token.serial);
    if (known) return known;
    try {
      const session = watched.module.openSession(token.slot);
      try {
        const read = readCertificates(watched.module, session)
          .map(({ der }) => der)
          .filter(isX509)
          .slice(0, 32);
        watched.certificates.set(token.serial, read);
        return read;
      } finally {
        watched.module.closeSession(session);
      }
    } catch (cause) {
      if (ckr(cause) === null) throw cause;
      return null;
    }
  }

  #explain(module: Pkcs11Module, token: SlotToken, cause: unknown): unknown {
    const failure = tokenFailure(cause);
    if (!(failure instanceof DeskFailure)) return failure;
    const now = settled(module, token, ckr(cause));
    if (now?.serial !== token.serial) {
      this.poll();
      return new DeskFailure('TOKEN_REMOVED');
    }
    if (failure.error.code !== 'PIN_WRONG') return failure;
    const { pinState } = pinHint(now.flags);
    if (pinState === 'locked') return new DeskFailure('PIN_LOCKED');
    return pinState === 'last-try' ? new DeskFailure('PIN_LAST_TRY', { triesLeft: 1 }) : failure;
  }
}

/** What a library says of a card that was pulled out under its hands, a moment before it notices that itself. */
const vague: ReadonlySet<number | null> = new Set([
  cryptoki.CKR_GENERAL_ERROR,
  cryptoki.CKR_FUNCTION_FAILED,
  cryptoki.CKR_DEVICE_ERROR,
]);
const noticeMs = 1000;

/**
 * What is in the token's slot after a call failed. After a vague failure the library gets a moment to notice a removal,
 * and is asked for its slots alone meanwhile: OpenSC hangs when it is asked about a card that was torn out of a command.
 */
function settled(module: Pkcs11Module, token: SlotToken, code: number | null): SlotToken | null {
  const until = performance.now() + (vague.has(code) ? noticeMs : 0);
  const listed = () => module.slots().some((slot) => slot.equals(token.slot));
  while (performance.now() < until && listed()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  return listed() ? module.inSlot(token.slot) : null;
}

/** What the token's flags say about its PIN; a hint, as some tokens forget to take a flag back after a right PIN. */
function pinHint(flags: number): Pick<ListedToken, 'pinState' | 'triesLeft'> {
  if (flags & cryptoki.CKF_USER_PIN_LOCKED) return { pinState: 'locked', triesLeft: 0 };
  if (flags & cryptoki.CKF_USER_PIN_FINAL_TRY) return { pinState: 'last-try', triesLeft: 1 };
  if (flags & cryptoki.CKF_USER_PIN_COUNT_LOW) return { pinState: 'low', triesLeft: null };
  return { pinState: 'ok', triesLeft: null };
}

/** A certificate of a size that fits through the contract. */
function isX509(der: Uint8Array): boolean {
  if (der.length > 16_384) return false;
  try {
    return new X509Certificate(der).raw.length > 0;
  } catch {
    return false;
  }
}
