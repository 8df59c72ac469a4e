import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { lifecycle } from './lifecycle';

export interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly cwd?: string;
  readonly stdio?: 'inherit' | 'ignore' | 'pipe' | readonly ('inherit' | 'ignore' | 'pipe')[];
  readonly serviceName?: string;
}

const running = new Set<ChildProcess>();

/** Electron's UtilityProcess over a child Node process that dies with this one. */
class UtilityProcess extends EventEmitter {
  pid: number | undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const [, out = 'inherit', err = 'inherit'] = normalise(options.stdio);
    // Through setpriv the kernel ends the child with its parent, even while it blocks in a native call.
    this.#child = fork(join(__dirname, 'utilityChild.cjs'), [modulePath, ...args], {
      execPath: 'setpriv',
      execArgv: ['--pdeathsig', 'KILL', '--', process.execPath, ...(options.execArgv ?? [])],
      env: options.env ?? process.env,
      ...(options.cwd ? { cwd: options.cwd } : {}),
      serialization: 'advanced',
      stdio: ['ignore', out, err, 'ipc'],
    });
    running.add(this.#child);
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.on('spawn', () => {
      this.pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('error', (error) => console.error('[stand-in] utility process:', error.message));
    this.#child.on('exit', (code, signal) => {
      running.delete(this.#child);
      this.pid = undefined;
      this.emit('exit', code ?? signalNumbers[signal ?? 'SIGKILL'] ?? 1);
    });
  }

  /** Sends a structured clone; a process that has gone gets nothing. */
  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(structuredClone(message) as object);
  }

  /** Asks the process to end; false when it had ended already. */
  kill(): boolean {
    return this.pid !== undefined && this.#child.kill('SIGTERM');
  }
}

const signalNumbers: Readonly<Record<string, number>> = {
  SIGTERM: 15,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGABRT: 6,
  SIGILL: 4,
  SIGBUS: 7,
};

function normalise(stdio: ForkOptions['stdio']): readonly ('inherit' | 'ignore' | 'pipe')[] {
  if (stdio === undefined) return [];
  return typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio;
}

export const utilityProcess = {
  fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!lifecycle.isReady) throw new Error('utilityProcess cannot be created before app is ready.');
    return new UtilityProcess(modulePath, args, options);
  },
};

/** The app is ending. */
export function endUtilityProcesses(): void {
  for (const child of running) child.kill('SIGKILL');
}
