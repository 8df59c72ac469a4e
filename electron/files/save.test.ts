import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileCalls } from '../ipc/file';
import { saveFile } from './save';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('%PDF nội dung');
const at = (name: string) => join(folder, name);

test('the file has the officer’s name, all bytes, and is his alone to read', async () => {
  await saveFile(at('phieu.pdf'), 'pdf', bytes);
  expect(readdirSync(folder)).toEqual(['phieu.pdf']);
  expect(new Uint8Array(readFileSync(at('phieu.pdf')))).toEqual(bytes);
  expect(statSync(at('phieu.pdf')).mode & 0o077).toBe(0);
});

test('a name typed without the ending, or with another one, gets it', async () => {
  await saveFile(at('phieu'), 'pdf', bytes);
  await saveFile(at('Số 12.2026'), 'docx', bytes);
  await saveFile(at('TO.PDF'), 'pdf', bytes);
  expect(readdirSync(folder).sort()).toEqual(['Số 12.2026.docx', 'TO.PDF', 'phieu.pdf'].sort());
});

test('a file that can’t be written leaves the former one and no rest', async () => {
  writeFileSync(at('phieu.pdf'), 'cũ');
  mkdirSync(at('thu-muc.pdf'));
  writeFileSync(join(at('thu-muc.pdf'), 'x'), '');
  await expect(saveFile(at('thu-muc.pdf'), 'pdf', bytes)).rejects.toMatchObject({ error: { code: 'SAVE_FAILED' } });
  await expect(saveFile(at('khong-co/phieu.pdf'), 'pdf', bytes)).rejects.toMatchObject({
    error: { code: 'SAVE_FAILED' },
  });
  expect(readdirSync(folder).sort()).toEqual(['phieu.pdf', 'thu-muc.pdf']);
  expect(readFileSync(at('phieu.pdf'), 'utf8')).toBe('cũ');
});

test('an officer who gives up in the dialog has written nothing', async () => {
  const asked: string[] = [];
  const { handlers } = fileCalls(async (name) => {
    asked.push(name);
    return null;
  });
  expect(await handlers['file.save']({ suggestedName: 'phieu-12', kind: 'pdf', bytes })).toEqual({ saved: false });
  expect(asked).toEqual(['phieu-12.pdf']);
  expect(readdirSync(folder)).toEqual([]);
});
