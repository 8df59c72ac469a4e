import { DeskFailure } from '../../shared/errors';
import {
  type Message,
  messageSchema,
  type OperationInput,
  type OperationName,
  type OperationOutput,
  operations,
} from './protocol';
import type { SpawnTokenProcess, TokenProcess } from './spawn';

export interface BridgeOptions {
  readonly spawn: SpawnTokenProcess;
  /** Paths of PKCS#11 libraries. */
  readonly modules: readonly string[];
  readonly pollMs?: number;
  /** A process silent for longer hangs in a library and is killed. Longer than the slowest card takes for one call. */
  readonly silenceMs?: number;
  /** The same while a token is logged in and nothing is asked of it: then only the watch runs, and must not be blind. */
  readonly watchMs?: number;
  /** First pause before a process that ended is started again; doubles up to `restartMaxMs` until one answers. */
  readonly restartMs?: number;
  readonly restartMaxMs?: number;
}

export interface BridgeEvents {
  /** The set of tokens changed. */
  changed: () => void;
  /** A token that was logged in was pulled out. */
  removed: (serial: string) => void;
  /** The process crashed or hung; every login is gone. It starts again by itself. */
  failed: () => void;
}

interface Waiting {
  readonly name: OperationName;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: DeskFailure) => void;
}

/**
 * Main's end of the token process. A library that crashes or hangs costs the calls under way (TOKEN_MODULE_FAILED) and
 * the logins, never the app: the process is started again, with growing pauses while it keeps failing.
 */
export class TokenBridge {
  readonly #options: Required<BridgeOptions>;
  readonly #listeners: { [E in keyof BridgeEvents]: BridgeEvents[E][] } = { changed: [], removed: [], failed: [] };
  readonly #waiting = new Map<number, Waiting>();
  #child: TokenProcess | null = null;
  #nextId = 1;
  #pauseMs: number;
  #silence: NodeJS.Timeout | null = null;
  #restart: NodeJS.Timeout | null = null;
  #loggedIn = false;
  #closed = false;

  constructor(options: BridgeOptions) {
    this.#options = { pollMs: 250, silenceMs: 30_000, watchMs: 5000, restartMs: 250, restartMaxMs: 30_000, ...options };
    this.#pauseMs = this.#options.restartMs;
    this.#start();
  }

  /** Returns the function that ends the subscription. */
  on<E extends keyof BridgeEvents>(event: E, listener: BridgeEvents[E]): () => void {
    this.#listeners[event].push(listener);
    return () => {
      const at = this.#listeners[event].indexOf(listener);
      if (at >= 0) this.#listeners[event].splice(at, 1);
    };
  }

  /**
   * Runs one operation; the process takes them one by one in this order.
   * @throws DeskFailure what the token failed with; TOKEN_MODULE_FAILED while no process runs or when it ends meanwhile.
   */
  call<N extends OperationName>(name: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    const child = this.#child;
    if (!child) return Promise.reject(new DeskFailure('TOKEN_MODULE_FAILED'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { name, resolve: (value) => resolve(value as OperationOutput<N>), reject });
      if (this.#waiting.size === 1) this.#expectNews();
      child.post({ kind: 'request', id, name, input });
    });
  }

  /** Ends the process for good; calls under way fail. */
  close(): void {
    this.#closed = true;
    if (this.#restart) clearTimeout(this.#restart);
    this.#child?.kill();
    this.#ended();
  }

  #start(): void {
    const child = this.#options.spawn();
    this.#child = child;
    child.onMessage((raw) => {
      if (child === this.#child) this.#receive(raw);
    });
    child.onExit(() => {
      if (child === this.#child) this.#failed();
    });
    child.post({ kind: 'init', modules: [...this.#options.modules], pollMs: this.#options.pollMs });
    this.#expectNews();
  }

  #receive(raw: unknown): void {
    const parsed = messageSchema.safeParse(raw);
    if (!parsed.success) {
      this.#giveUp();
      return;
    }
    this.#pauseMs = this.#options.restartMs;
    this.#dispatch(parsed.data);
    if (this.#child) this.#expectNews();
  }

  #dispatch(message: Message): void {
    if (message.kind === 'alive') return;
    if (message.kind === 'changed') {
      for (const listener of [...this.#listeners.changed]) listener();
      return;
    }
    if (message.kind === 'removed') {
      this.#loggedIn = false;
      for (const listener of [...this.#listeners.removed]) listener(message.serial);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (!waiting) return;
    if (message.kind === 'failed') {
      waiting.reject(new DeskFailure(message.error.code, message.error.params));
      return;
    }
    if (waiting.name === 'login') this.#loggedIn = true;
    if (waiting.name === 'logout') this.#loggedIn = false;
    const value = operations[waiting.name].output.safeParse(message.value);
    if (value.success) waiting.resolve(value.data);
    else waiting.reject(new DeskFailure('TOKEN_MODULE_FAILED'));
  }

  #expectNews(): void {
    if (this.#silence) clearTimeout(this.#silence);
    const watching = this.#loggedIn && this.#waiting.size === 0;
    this.#silence = setTimeout(() => this.#giveUp(), watching ? this.#options.watchMs : this.#options.silenceMs);
  }

  #giveUp(): void {
    this.#child?.kill();
    this.#failed();
  }

  #failed(): void {
    this.#ended();
    if (this.#closed) return;
    this.#restart = setTimeout(() => this.#start(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, this.#options.restartMaxMs);
    for (const listener of [...this.#listeners.failed]) listener();
  }

  #ended(): void {
    this.#child = null;
    this.#loggedIn = false;
    if (this.#silence) clearTimeout(this.#silence);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new DeskFailure('TOKEN_MODULE_FAILED'));
  }
}
