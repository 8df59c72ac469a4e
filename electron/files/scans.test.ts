import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeskFailure } from '../../shared/errors';
import { maxScanFrameBytes } from '../../shared/model/scan';
import { openScanFiles, type ScanFiles } from './scans';

const place = 'a1'.repeat(16);
const at = (n: number) => ({ place, id: n.toString(16).padStart(32, '0') });
const sealed = (n: number, length = 100) => new Uint8Array(length).fill(n);

let folder: string;
let store: ScanFiles;
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'scans-')), 'vault', 'scans');
  store = await openScanFiles(folder);
});
afterEach(async () => {
  await store.abandon();
  rmSync(join(folder, '../..'), { recursive: true, force: true });
});

const code = async (work: Promise<unknown>): Promise<string> => {
  const cause = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return cause instanceof DeskFailure ? cause.error.code : `no refusal: ${String(cause)}`;
};
const written = async (n: number, frames = 3): Promise<void> => {
  await store.begin(at(n));
  for (let i = 0; i < frames; i++) await store.write(at(n).id, i, sealed(i + 1));
  await store.finish(at(n).id);
};
const files = (): string[] => (existsSync(join(folder, place)) ? readdirSync(join(folder, place)) : []);

describe('a scan’s file', () => {
  it('gives back frame by frame what was written, also after a start', async () => {
    await written(1);
    await store.keep(at(1));
    store = await openScanFiles(folder);
    for (const i of [2, 0, 1]) expect(await store.read(at(1), i)).toEqual(sealed(i + 1));
    expect(await store.list(place)).toEqual([{ id: at(1).id, kept: true }]);
  });

  it('is readable as soon as it is whole, before the letter names it', async () => {
    await written(1);
    expect(await store.read(at(1), 0)).toEqual(sealed(1));
    expect(await store.list(place)).toEqual([{ id: at(1).id, kept: false }]);
  });

  it('takes frames in order only, and none that is too large', async () => {
    await store.begin(at(1));
    expect(await code(store.write(at(1).id, 1, sealed(1)))).toBe('BAD_INPUT');
    await store.write(at(1).id, 0, sealed(1));
    expect(await code(store.write(at(1).id, 0, sealed(1)))).toBe('BAD_INPUT');
    expect(await code(store.write(at(1).id, 1, sealed(1, maxScanFrameBytes + 1)))).toBe('TOO_LARGE');
    await store.finish(at(1).id);
    expect(await store.read(at(1), 0)).toEqual(sealed(1));
  });

  it('is never written over', async () => {
    await written(1);
    expect(await code(store.begin(at(1)))).toBe('NOT_ALLOWED');
    await store.begin(at(2));
    expect(await code(store.begin(at(2)))).toBe('NOT_ALLOWED');
    expect(await code(store.write(at(1).id, 3, sealed(9)))).toBe('NOT_FOUND');
  });

  it('is told as unsettled until its letter names it, whichever letter that is', async () => {
    expect(await store.unsettled()).toEqual([]);
    const other = { place: 'b2'.repeat(16), id: at(9).id };
    await written(1);
    await written(2);
    await store.begin(other);
    await store.write(other.id, 0, sealed(9));
    expect((await store.unsettled()).map(({ id }) => id).sort()).toEqual([at(1).id, at(2).id]);
    await store.finish(other.id);
    await store.keep(at(1));
    const unsettled = await store.unsettled();
    expect(unsettled).toHaveLength(2);
    expect(unsettled).toEqual(expect.arrayContaining([at(2), other]));
  });

  it('can be dropped', async () => {
    await written(1);
    await store.drop(at(1));
    expect(await code(store.read(at(1), 0))).toBe('SCAN_ABSENT');
    await store.drop(at(1));
    expect(existsSync(join(folder, place))).toBe(false);
  });
});

describe('what was begun and never finished', () => {
  it('is gone when it is aborted, when the desk locks, and at the next start; what was finished stays', async () => {
    await written(1);
    for (const n of [2, 3, 4]) {
      await store.begin(at(n));
      await store.write(at(n).id, 0, sealed(n));
    }
    expect(files().filter((name) => name.endsWith('.part'))).toHaveLength(3);
    await store.abort(at(2).id);
    expect(files().filter((name) => name.endsWith('.part'))).toHaveLength(2);
    await store.abandon();
    expect(files()).toEqual([`${at(1).id}.new`]);
    expect(await code(store.finish(at(3).id))).toBe('NOT_FOUND');

    writeFileSync(join(folder, place, `${at(5).id}.part`), 'torn');
    let told = 0;
    store = await openScanFiles(folder, (cleared) => {
      told = cleared;
    });
    expect(told).toBe(1);
    expect(files()).toEqual([`${at(1).id}.new`]);
  });

  it('leaves files alone that are not its own', async () => {
    await written(1);
    writeFileSync(join(folder, place, 'notes.part'), 'x');
    await openScanFiles(folder);
    expect(files()).toContain('notes.part');
  });
});

describe('an attacker at the disk or in the page', () => {
  it.each(['..', '../..', `..%2f${'a'.repeat(27)}`, `${'a'.repeat(31)}/`, `${'a'.repeat(32)}\0`, 'A'.repeat(32), ''])(
    'reaches no path by a name such as %j',
    async (name) => {
      expect(await code(store.begin({ place, id: name }))).toBe('BAD_INPUT');
      expect(await code(store.begin({ place: name, id: at(1).id }))).toBe('BAD_INPUT');
      expect(await code(store.read({ place: name, id: at(1).id }, 0))).toBe('BAD_INPUT');
      expect(await code(store.drop({ place, id: name }))).toBe('BAD_INPUT');
      expect(await code(store.list(name))).toBe('BAD_INPUT');
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('does not have a link followed', async () => {
    await written(1);
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, readFileSync(join(folder, place, `${at(1).id}.new`)));
    symlinkSync(elsewhere, join(folder, place, `${at(2).id}.ks`));
    expect(await code(store.read(at(2), 0))).toBe('SCAN_DAMAGED');
  });

  it.each([1, 3, 50, 103, 104, 311])('a file cut to %i bytes is told as damaged, not read in part', async (length) => {
    await written(1);
    truncateSync(join(folder, place, `${at(1).id}.new`), length);
    const fresh = await openScanFiles(folder);
    const answers = await Promise.all([0, 1, 2].map((i) => code(fresh.read(at(1), i))));
    // Cut exactly behind a frame the file is well-formed, and only the vault can tell that frames are missing.
    if (length === 104) expect(answers.slice(1)).toEqual(['SCAN_DAMAGED', 'SCAN_DAMAGED']);
    else expect(answers).toEqual(['SCAN_DAMAGED', 'SCAN_DAMAGED', 'SCAN_DAMAGED']);
  });

  it('a length that points far away is not believed', async () => {
    await written(1);
    const file = join(folder, place, `${at(1).id}.new`);
    const bytes = readFileSync(file);
    bytes.writeUInt32BE(0xffffffff, 0);
    writeFileSync(file, bytes);
    expect(await code((await openScanFiles(folder)).read(at(1), 0))).toBe('SCAN_DAMAGED');
  });
});

/** A file system of a few megabytes, or false where none can be mounted. */
function mountSmall(at: string): boolean {
  mkdirSync(at, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=700', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('a disk that is really full is told as full, and what was written is cleared so that there is room again', async (context) => {
  const disk = join(folder, '../..', 'small-disk');
  if (!mountSmall(disk)) return context.skip('not run: no right to mount a small file system here');
  try {
    const small = await openScanFiles(join(disk, 'scans'));
    const write = async (n: number, frames: number): Promise<void> => {
      await small.begin(at(n));
      for (let i = 0; i < frames; i++) await small.write(at(n).id, i, sealed(i, maxScanFrameBytes));
      await small.finish(at(n).id);
    };
    expect(await code(write(1, 10))).toBe('DISK_FULL');
    expect(await small.list(place)).toEqual([]);
    await write(2, 2);
    expect(await small.read(at(2), 1)).toHaveLength(maxScanFrameBytes);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});
