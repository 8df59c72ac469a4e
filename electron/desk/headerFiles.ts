import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskFailure } from '../../shared/errors';
import { asWriteFailure, syncDirectory } from '../files/durable';
import { decodeHeader, type UnverifiedHeader } from './header';

export interface ReadHeader extends UnverifiedHeader {
  /** The first copy was damaged or missing and the second was taken. */
  readonly fromSecondCopy: boolean;
  /** The file as it was read. */
  readonly bytes: Uint8Array;
}

/** The vault's header on disk, in two copies: `header.kv` and `header.kv.bak`. Without it no token opens the vault. */
export class HeaderFiles {
  readonly #dir: string;
  readonly #copies: readonly string[];

  constructor(vaultDir: string) {
    this.#dir = vaultDir;
    this.#copies = [join(vaultDir, 'header.kv'), join(vaultDir, 'header.kv.bak')];
  }

  /** Whether this desk was enrolled, in whatever state the files are. */
  exist(): boolean {
    return this.#copies.some((file) => existsSync(file));
  }

  /**
   * The first whole copy; null before enrolment.
   * @throws DeskFailure HEADER_DAMAGED when there are files and none is whole. Nothing is changed then.
   */
  async read(): Promise<ReadHeader | null> {
    for (const [index, file] of this.#copies.entries()) {
      const found = await readIfThere(file);
      const header = found && decodeHeader(found);
      if (header) return { ...header, fromSecondCopy: index > 0, bytes: found };
    }
    if (this.exist()) throw new DeskFailure('HEADER_DAMAGED');
    return null;
  }

  /**
   * Replaces both copies, one after the other: at every moment one whole copy is on disk.
   * @throws DeskFailure DISK_FULL, SAVE_FAILED
   */
  async write(header: Uint8Array): Promise<void> {
    try {
      await mkdir(this.#dir, { recursive: true, mode: 0o700 });
      for (const file of this.#copies) await replaceFile(this.#dir, file, header);
    } catch (cause) {
      throw asWriteFailure(cause);
    }
  }
}

async function replaceFile(dir: string, file: string, content: Uint8Array): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
  await syncDirectory(dir);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}
