import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeskFailure } from '../../shared/errors';
import { createScannerFolder, type FolderView, type ScannerFolder } from './scannerFolder';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

let dir: string;
let folder: ScannerFolder;
let told: FolderView[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'scanner-'));
  told = [];
  folder = createScannerFolder((view) => told.push(view));
});
afterEach(() => {
  folder.forget();
  rmSync(dir, { recursive: true, force: true });
});

const put = (name: string, bytes: Buffer | string = png): void => writeFileSync(join(dir, name), bytes);
const names = (): string[] => folder.view().files.map(({ name }) => name);
const code = async (work: Promise<unknown>): Promise<string> => {
  const cause = await work.catch((thrown: unknown) => thrown);
  return cause instanceof DeskFailure ? cause.error.code : `no refusal: ${String(cause)}`;
};

it('offers a file once two looks found it the same', async () => {
  await folder.choose(dir);
  put('a.png');
  await folder.look();
  expect(names()).toEqual([]);
  appendFileSync(join(dir, 'a.png'), 'more');
  await folder.look();
  expect(names()).toEqual([]);
  await folder.look();
  expect(names()).toEqual(['a.png']);
  expect(told.at(-1)?.files).toMatchObject([{ name: 'a.png', type: 'image/png', bytes: png.length + 4 }]);
  const [file] = folder.view().files;
  expect(Buffer.from(await folder.read(file!.fileId, 8, 100))).toEqual(
    Buffer.concat([png.subarray(8), Buffer.from('more')]),
  );
});

it('offers only the four kinds by their first bytes, never links, folders or what lies deeper', async () => {
  put('b.pdf', '%PDF-1.7');
  put('c.txt', png);
  put('d.png', 'MZ not a picture');
  put('empty.png', '');
  mkdirSync(join(dir, 'deeper'));
  writeFileSync(join(dir, 'deeper', 'e.png'), png);
  symlinkSync(join(dir, 'deeper', 'e.png'), join(dir, 'link.png'));
  symlinkSync('/etc', join(dir, 'etc'));
  await folder.choose(dir);
  await folder.look();
  expect(names().sort()).toEqual(['b.pdf', 'c.txt']);
});

it('refuses a file that was changed or replaced by a link after it was offered', async () => {
  put('a.png');
  put('secret', 'PIN 12345678');
  await folder.choose(dir);
  await folder.look();
  const { fileId } = folder.view().files.find(({ name }) => name === 'a.png')!;
  rmSync(join(dir, 'a.png'));
  symlinkSync(join(dir, 'secret'), join(dir, 'a.png'));
  expect(await code(folder.read(fileId, 0, 100))).toBe('SCAN_SOURCE_CHANGED');
  expect(await code(folder.remove(fileId))).toBe('SCAN_SOURCE_CHANGED');
});

it('removes the original when asked, and nothing that was never offered', async () => {
  put('a.png');
  await folder.choose(dir);
  await folder.look();
  const { fileId } = folder.view().files[0]!;
  await folder.remove(fileId);
  expect(names()).toEqual([]);
  expect(await code(folder.remove(fileId))).toBe('NOT_FOUND');
  expect(await code(folder.read(fileId + 1, 0, 10))).toBe('NOT_FOUND');
});

it('knows nothing any more once it is forgotten', async () => {
  put('a.png');
  await folder.choose(dir);
  await folder.look();
  const { fileId } = folder.view().files[0]!;
  folder.forget();
  expect(folder.view()).toEqual({ name: null, files: [] });
  expect(await code(folder.read(fileId, 0, 10))).toBe('NOT_FOUND');
  expect(await code(folder.choose(join(dir, 'nowhere')))).toBe('NOT_FOUND');
});
