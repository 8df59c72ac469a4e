import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Writes a new file that only its owner may read, and waits until it is on the disk. Fails when the file exists. */
export function writeSecret(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
