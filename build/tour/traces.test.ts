import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inventLetters } from '../training/letters';
import { typedLetter } from './story';
import { findTraces } from './traces';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'traces-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const noise = Buffer.alloc(50_000, 'Nguyễn TẬP HUẤN 12345 ');
const search = () => findTraces([folder], [typedLetter, ...inventLetters(20)], ['48205173']);

/** The search must be able to find: each form is planted once and must be seen. */
describe('the search for traces', () => {
  it('finds nothing in files that hold none of the letters', () => {
    writeFileSync(join(folder, 'a.log'), noise);
    expect(search().traces).toEqual([]);
  });

  const name = typedLetter.senders[0]!.name;
  it.each([
    ['UTF-8 NFC', Buffer.from(name)],
    ['UTF-8 NFD', Buffer.from(name.normalize('NFD'))],
    ['UTF-16LE NFC', Buffer.from(name, 'utf16le')],
    ['UTF-16LE NFD', Buffer.from(name.normalize('NFD'), 'utf16le')],
    ['UTF-16BE NFC', Buffer.from(name, 'utf16le').swap16()],
    ['UTF-16BE NFD', Buffer.from(name.normalize('NFD'), 'utf16le').swap16()],
    ['UTF-8 NFC', Buffer.from(typedLetter.summary)],
    ['UTF-8 NFC', Buffer.from(inventLetters(20)[17]!.summary)],
  ])('sees a name or a summary in %s, in the middle, at the start and at the end', (form, bytes) => {
    for (const [i, content] of [Buffer.concat([noise, bytes, noise]), bytes, Buffer.concat([noise, bytes])].entries()) {
      writeFileSync(join(folder, `x${i}`), content);
    }
    expect(search().traces.filter((trace) => trace.form === form)).toHaveLength(3);
  });

  it('sees a PIN, and a name in a file name', () => {
    writeFileSync(join(folder, 'pin'), Buffer.concat([noise, Buffer.from('48205173')]));
    writeFileSync(join(folder, `${name}.txt`), '-');
    const files = new Set(search().traces.map(({ file }) => file.slice(folder.length + 1, folder.length + 4)));
    expect(files).toEqual(new Set(['pin', name.slice(0, 3)]));
  });

  it.each(['raw', 'hex', 'base64'] as const)('sees a key written down as %s', (form) => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => 7 * i + 3);
    const written = form === 'raw' ? Buffer.from(key) : Buffer.from(Buffer.from(key).toString(form));
    writeFileSync(join(folder, 'k'), Buffer.concat([noise, written, noise]));
    expect(findTraces([folder], [], [], [key]).traces).toHaveLength(1);
  });
});
