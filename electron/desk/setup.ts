import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Bytes, ownCopy } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import { parseSetup, type Setup } from '../../shared/setup';

const maxSetupBytes = 8 * 1024 * 1024;

/**
 * The set-up file of the profile. It is taken once: whom the desk believes is pinned then, so another file is refused
 * afterwards (NOT_ALLOWED); an update travels through the signed directory.
 */
export class SetupFile {
  readonly #file: string;
  #current: { readonly setup: Setup; readonly bytes: Bytes } | null;

  /** @throws DeskFailure SETUP_INVALID when the profile holds a set-up file that does not parse. */
  constructor(userData: string) {
    this.#file = join(userData, 'setup.kts');
    const bytes = readBounded(this.#file);
    this.#current = bytes && { setup: parseSetup(bytes), bytes };
  }

  get current(): Setup | null {
    return this.#current?.setup ?? null;
  }

  /** The file as it was given. */
  get bytes(): Bytes | null {
    return this.#current?.bytes ?? null;
  }

  /**
   * Copies a set-up file into the profile after it parsed.
   * @throws DeskFailure NOT_ALLOWED when the desk has one, SETUP_INVALID when this one does not parse.
   */
  adopt(path: string): Setup {
    if (this.#current) throw new DeskFailure('NOT_ALLOWED');
    const bytes = readBounded(path);
    if (!bytes) throw new DeskFailure('SETUP_INVALID', { where: 'file' });
    const setup = parseSetup(bytes);
    this.#write(bytes);
    this.#current = { setup, bytes };
    return setup;
  }

  #write(bytes: Bytes): void {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    const part = `${this.#file}.part`;
    const handle = openSync(part, 'w', 0o600);
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, this.#file);
  }
}

function readBounded(path: string): Bytes | null {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return null;
  if (size > maxSetupBytes) throw new DeskFailure('SETUP_INVALID', { where: 'size' });
  return ownCopy(readFileSync(path));
}
