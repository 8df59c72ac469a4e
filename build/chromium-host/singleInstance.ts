import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SecondInstance {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly data: unknown;
}

/**
 * One instance per userData folder: a file with the holder's process id, and a socket on which losers tell the holder
 * how they were started. A file left by a killed process is taken over.
 */
export class SingleInstance {
  readonly #folder: string;
  #server: Server | undefined;
  #telling: Promise<void> = Promise.resolve();

  constructor(userData: string) {
    this.#folder = userData;
  }

  /** True when this process now holds the lock. Otherwise the holder is told; `told` settles when it knows. */
  acquire(mine: SecondInstance, onSecond: (second: SecondInstance) => void): boolean {
    if (this.#server) return true;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const holder = this.#takeOver();
    if (holder !== undefined) {
      this.#telling = this.#tell(mine);
      return false;
    }
    rmSync(this.#socketPath, { force: true });
    this.#server = createServer((socket) => {
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => {
        text += part;
      });
      socket.on('end', () => {
        socket.end();
        onSecond(JSON.parse(text) as SecondInstance);
      });
      socket.on('error', (error) => console.error('[stand-in] a second instance broke off:', error.message));
    });
    this.#server.listen(this.#socketPath);
    this.#server.unref();
    return true;
  }

  get isHeld(): boolean {
    return this.#server !== undefined;
  }

  get told(): Promise<void> {
    return this.#telling;
  }

  release(): void {
    if (!this.#server) return;
    this.#server.close();
    this.#server = undefined;
    rmSync(this.#socketPath, { force: true });
    rmSync(this.#lockPath, { force: true });
  }

  get #lockPath(): string {
    return join(this.#folder, 'StandInLock');
  }

  /** Outside the folder, because socket paths are short. */
  get #socketPath(): string {
    return join(tmpdir(), `stand-in-${createHash('sha256').update(this.#folder).digest('hex').slice(0, 24)}.sock`);
  }

  /** Writes this process into the lock file; answers the living holder instead when there is one. */
  #takeOver(): number | undefined {
    for (;;) {
      try {
        writeFileSync(this.#lockPath, String(process.pid), { flag: 'wx' });
        return undefined;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = Number(readFileSync(this.#lockPath, 'utf8'));
      if (isHost(holder)) return holder;
      rmSync(this.#lockPath, { force: true });
    }
  }

  /** The holder may still be opening its socket, so this tries for a while. */
  async #tell(mine: SecondInstance): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const sent = await new Promise<boolean>((resolve) => {
        const socket = connect(this.#socketPath);
        socket.on('connect', () => socket.end(JSON.stringify(mine)));
        socket.on('close', (hadError) => resolve(!hadError));
        socket.on('error', () => resolve(false));
      });
      if (sent) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function isHost(pid: number): boolean {
  try {
    return pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('boot.cjs');
  } catch {
    return false;
  }
}
