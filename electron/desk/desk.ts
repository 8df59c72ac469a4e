import { join } from 'node:path';
import type { EventName, EventPayload } from '../../shared/ipc/contract';
import type { Setup } from '../../shared/setup';
import { type BridgeOptions, TokenBridge } from '../token/bridge';
import type { SpawnTokenProcess } from '../token/spawn';
import { Tokens } from '../token/tokens';
import type { AuthenticationDeps } from './authentication';
import { HeaderFiles } from './headerFiles';
import { DeskSession, type LockReason } from './session';
import { SetupFile } from './setup';

export interface DeskOptions {
  /** The profile folder. */
  readonly userData: string;
  /** `--setup=FILE` of the command line; taken when the desk has none yet. */
  readonly setupFile: string | null;
  readonly spawn: SpawnTokenProcess;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  readonly note: (what: string) => void;
  /** Called when the keys are gone, before the page hears of it. */
  readonly onLocked?: (reason: LockReason) => void;
  readonly confirmReset?: AuthenticationDeps['confirmReset'];
  /** Other pace of the token process than the product's. */
  readonly bridge?: Partial<Pick<BridgeOptions, 'pollMs' | 'silenceMs' | 'watchMs' | 'restartMs' | 'restartMaxMs'>>;
}

/** Set-up, token process and session of one desk. The token process runs from the moment the desk is set up. */
export class Desk {
  readonly setupFile: SetupFile;
  readonly session: DeskSession;
  readonly tokens: Tokens;
  readonly #header: HeaderFiles;

  /** @throws DeskFailure SETUP_INVALID */
  constructor(options: DeskOptions) {
    const { userData, spawn, emit, note, onLocked, confirmReset } = options;
    this.setupFile = new SetupFile(userData);
    this.#header = new HeaderFiles(join(userData, 'vault'));
    this.tokens = new Tokens((modules) => new TokenBridge({ ...options.bridge, spawn, modules }));
    this.tokens.on('changed', () => emit('token.changed', {}));
    this.tokens.on('failed', () => note('token process ended'));
    this.session = new DeskSession({
      tokens: this.tokens,
      header: this.#header,
      setup: () => this.setupFile.current,
      note,
      confirmReset,
      onLocked: (reason) => {
        onLocked?.(reason);
        emit('desk.locked', { reason });
      },
      onIdleSoon: (inMs) => emit('desk.idleSoon', { inMs }),
    });
    if (options.setupFile && !this.setupFile.current) this.setupFile.adopt(options.setupFile);
    this.#startTokens(this.setupFile.current);
  }

  get stage(): 'not-configured' | 'not-enrolled' | 'locked' | 'unlocked' {
    if (!this.setupFile.current) return 'not-configured';
    if (this.session.unlocked) return 'unlocked';
    return this.#header.exist() ? 'locked' : 'not-enrolled';
  }

  /** Takes a set-up file. @throws DeskFailure as SetupFile.adopt */
  configure(path: string): void {
    this.#startTokens(this.setupFile.adopt(path));
  }

  close(): void {
    this.session.lock('button');
    this.tokens.close();
  }

  #startTokens(setup: Setup | null): void {
    if (setup) this.tokens.start(setup.tokenModules);
  }
}
