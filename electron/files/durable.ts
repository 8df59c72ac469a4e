import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { platform } from 'node:process';
import { type DeskError, DeskFailure } from '../../shared/errors';

/** Opens `file` for reading and writing, making it (0600) and its directory (0700) when they are not there. */
export async function openOwn(directory: string, file: string): Promise<FileHandle> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  await syncDirectory(directory);
  return handle;
}

/** Makes the names in a directory durable. Windows has no such call; NTFS journals its names by itself. */
export async function syncDirectory(directory: string): Promise<void> {
  if (platform === 'win32') return;
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A failed write as the error the page understands; exceptions that are not the file system's stay bugs. */
export function asWriteFailure(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (typeof code !== 'string') return cause;
  const error: DeskError['code'] = noRoom.has(code) ? 'DISK_FULL' : 'SAVE_FAILED';
  return new DeskFailure(error, { cause: code });
}
