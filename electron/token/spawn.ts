import { fork } from 'node:child_process';

/** A running token process, whatever started it. */
export interface TokenProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, however the process ended. */
  onExit(listener: () => void): void;
  /** Ends the process at once, also when it hangs in a library. */
  kill(): void;
}

export type SpawnTokenProcess = () => TokenProcess;

/** What we use of Electron's utilityProcess (this file stays free of Electron, so that tests can run the real bridge). */
export interface UtilityProcessModule {
  fork(
    entry: string,
    args: string[],
    options: { serviceName: string; stdio: 'ignore'; env: NodeJS.ProcessEnv },
  ): {
    readonly pid: number | undefined;
    postMessage(message: unknown): void;
    on(event: 'message', listener: (message: unknown) => void): unknown;
    on(event: 'exit', listener: (code: number) => void): unknown;
    kill(): boolean;
  };
}

/** Starts the token process as an Electron utility process: it outlives neither the app nor its own crashes. */
export function utilitySpawn(utilityProcess: UtilityProcessModule, entry: string): SpawnTokenProcess {
  return () => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'token', stdio: 'ignore', env: process.env });
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.on('exit', () => listener()),
      kill: () => {
        // A library that hangs may also swallow the polite signal.
        if (child.pid === undefined) child.kill();
        else killHard(child.pid);
      },
    };
  };
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

/** Starts the token process as a plain Node child process. */
export function nodeSpawn(entry: string): SpawnTokenProcess {
  return () => {
    const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return {
      post: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => {
        let told = false;
        const once = () => {
          if (!told) listener();
          told = true;
        };
        child.on('exit', once);
        child.on('error', once);
      },
      kill: () => child.kill('SIGKILL'),
    };
  };
}
