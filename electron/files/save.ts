import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { asWriteFailure, syncDirectory } from './durable';

/**
 * Writes a file that the officer asked for: whole and on the disk when this resolves, or not there at all, and a former
 * file of that name stands until the new one is whole. A name without the ending gets it.
 * @throws DeskFailure DISK_FULL, SAVE_FAILED
 */
export async function saveFile(chosen: string, ending: string, content: Uint8Array): Promise<void> {
  const file = extname(chosen).toLowerCase() === `.${ending}` ? chosen : `${chosen}.${ending}`;
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    try {
      const handle = await open(part, 'wx', 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, file);
    } catch (cause) {
      await rm(part, { force: true });
      throw cause;
    }
    await syncDirectory(dirname(file));
  } catch (cause) {
    throw asWriteFailure(cause);
  }
}
