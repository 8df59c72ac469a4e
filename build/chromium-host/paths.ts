import { mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Invocation } from './invocation';

/** Electron's app.getPath names, as on Linux. */
export class Paths {
  readonly #set = new Map<string, string>();
  readonly #invocation: Invocation;
  readonly #executable: string;
  #name: string;

  constructor(invocation: Invocation, executable: string) {
    this.#invocation = invocation;
    this.#executable = executable;
    this.#name = invocation.name;
  }

  rename(name: string): void {
    this.#name = name;
  }

  /** @throws Error for a name Electron does not know. */
  get(name: string): string {
    const path = this.#set.get(name) ?? this.#default(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    // Electron makes the profile folder by itself; nobody else may read it.
    if (name === 'userData' || name === 'sessionData') mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  }

  /** @throws Error for an unknown name, or when the folder does not exist. */
  set(name: string, path: string): void {
    if (this.#default(name) === undefined) throw new Error(`Failed to set path`);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new Error('Path must exist and be a directory');
    this.#set.set(name, path);
  }

  #default(name: string): string | undefined {
    const home = homedir();
    const appData = process.env.XDG_CONFIG_HOME ?? join(home, '.config');
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return appData;
      case 'userData':
        return this.#invocation.switches.get('user-data-dir') || join(this.get('appData'), this.#name);
      case 'sessionData':
        return this.get('userData');
      case 'temp':
        return tmpdir();
      case 'exe':
      case 'module':
        return this.#executable;
      case 'assets':
        return join(this.#invocation.appPath, 'assets');
      case 'logs':
        return join(this.get('userData'), 'logs');
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad');
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return join(home, name[0]!.toUpperCase() + name.slice(1));
      default:
        return undefined;
    }
  }
}
