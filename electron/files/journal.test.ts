import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeFrames, type Row } from './frame';
import { type Journal, openJournal } from './journal';

let directory: string;
let file: string;
const open: Journal[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(directory, 'vault', 'journal.kj');
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((journal) => journal.close()));
  rmSync(directory, { recursive: true, force: true });
});

async function openIt(): Promise<Journal> {
  const journal = await openJournal(file);
  open.push(journal);
  return journal;
}

async function closeIt(journal: Journal): Promise<void> {
  open.splice(open.indexOf(journal), 1);
  await journal.close();
}

/** Rows `from`..`to` whose bytes follow from their number, so that any row can be checked by itself. */
function rowsOf(from: number, to: number, length = (n: number) => 10 + (n % 7)): Row[] {
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const n = from + i;
    return { n, bytes: new Uint8Array(length(n)).fill(n % 251) };
  });
}

async function readAll(journal: Journal, maxBytes = 1024 * 1024): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: number | null = 1; next !== null; ) {
    const page = await journal.read(next, maxBytes);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

const failsWith = (code: string) => ({ error: expect.objectContaining({ code }) });

describe('appending', () => {
  test('a new journal is empty', async () => {
    const journal = await openIt();
    expect(await journal.status()).toMatchObject({ last: 0, sizeBytes: 0, tornBytes: 0 });
    expect(await journal.read(1, 100)).toEqual({ rows: [], next: null });
  });

  test('acknowledged rows are there after the desk was closed and opened again', async () => {
    const journal = await openIt();
    expect(await journal.append(rowsOf(1, 3))).toBe(3);
    expect(await journal.append(rowsOf(4, 4))).toBe(4);
    await closeIt(journal);
    expect(await readAll(await openIt())).toEqual(rowsOf(1, 4));
  });

  test('only the officer of this machine can read the file', async () => {
    await (await openIt()).append(rowsOf(1, 1));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'vault')).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['a gap', [{ n: 4, bytes: new Uint8Array(1) }]],
    ['a repetition', [{ n: 2, bytes: new Uint8Array(1) }]],
    ['a gap inside the run', [...rowsOf(3, 3), ...rowsOf(5, 5)]],
    ['nothing', []],
  ])('%s is refused and changes nothing', async (_name, rows) => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 2));
    await expect(journal.append(rows)).rejects.toMatchObject(failsWith('BAD_INPUT'));
    expect(await readAll(journal)).toEqual(rowsOf(1, 2));
  });

  test('appends asked for at once are written one behind the other', async () => {
    const journal = await openIt();
    await Promise.all([1, 2, 3, 4, 5].map((n) => journal.append(rowsOf(n, n))));
    expect(await readAll(journal)).toEqual(rowsOf(1, 5));
  });

  test('a row as large as IPC lets through is kept', async () => {
    const journal = await openIt();
    const rows = rowsOf(1, 2, (n) => (n === 1 ? 16 * 1024 * 1024 : 5));
    await journal.append(rows);
    await closeIt(journal);
    const again = await openIt();
    expect((await again.read(1, 1)).rows[0]!.bytes.length).toBe(16 * 1024 * 1024);
    expect((await again.status()).last).toBe(2);
  });
});

describe('taking back', () => {
  test('the last row can be taken back and its number given anew', async () => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 3));
    await journal.retract(3);
    const other = { n: 3, bytes: new Uint8Array([1, 2, 3]) };
    await journal.append([other]);
    expect(await readAll(journal)).toEqual([...rowsOf(1, 2), other]);
  });

  test.each([0, 1, 2, 4])('row %i, not being the last of three, stays', async (n) => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 3));
    await expect(journal.retract(n)).rejects.toMatchObject(failsWith('BAD_INPUT'));
    expect((await journal.status()).last).toBe(3);
  });
});

describe('reading', () => {
  test('pages of any size give every row once, in order', async () => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 40));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async (maxBytes) => {
        expect(await readAll(journal, maxBytes)).toEqual(rowsOf(1, 40));
      }),
      { numRuns: 30 },
    );
  });

  test('a page never holds more sealed bytes than asked for, unless one row alone does', async () => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 20));
    const { rows } = await journal.read(1, 50);
    expect(rows.reduce((sum, row) => sum + row.bytes.length, 0)).toBeLessThanOrEqual(50);
    expect((await journal.read(1, 1)).rows).toHaveLength(1);
  });

  test('reading behind the end gives nothing', async () => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 2));
    expect(await journal.read(3, 100)).toEqual({ rows: [], next: null });
    expect(await journal.read(99, 100)).toEqual({ rows: [], next: null });
    await expect(journal.read(0, 100)).rejects.toMatchObject(failsWith('BAD_INPUT'));
  });
});

describe('an unfinished last write', () => {
  test('cut at any byte, it is set aside, and every row before it stays', async () => {
    const whole = encodeFrames(rowsOf(1, 3));
    const last = encodeFrames(rowsOf(4, 4));
    await closeIt(await openIt());
    for (let kept = 1; kept < last.length; kept++) {
      writeFileSync(file, Buffer.concat([whole, last.subarray(0, kept)]));
      const journal = await openIt();
      expect(await journal.status()).toMatchObject({ last: 3, sizeBytes: whole.length, tornBytes: kept });
      expect(await readAll(journal)).toEqual(rowsOf(1, 3));
      expect(await journal.append(rowsOf(4, 4))).toBe(4);
      await closeIt(journal);
    }
    const aside = readdirSync(join(directory, 'vault')).filter((name) => name.startsWith('journal.kj.torn-4'));
    expect(aside).toHaveLength(last.length - 1);
    const kept = aside.map((name) => readFileSync(join(directory, 'vault', name)).length);
    expect(kept.sort((a, b) => a - b)).toEqual(Array.from({ length: last.length - 1 }, (_, i) => i + 1));
  });

  test('of which only zeros reached the disk is set aside too', async () => {
    const whole = encodeFrames(rowsOf(1, 3));
    await closeIt(await openIt());
    writeFileSync(file, Buffer.concat([whole, Buffer.alloc(5000)]));
    expect(await (await openIt()).status()).toMatchObject({ last: 3, sizeBytes: whole.length, tornBytes: 5000 });
  });

  test('of several rows keeps those that arrived whole', async () => {
    const all = encodeFrames(rowsOf(1, 9));
    await closeIt(await openIt());
    writeFileSync(file, all.subarray(0, all.length - 1));
    expect(await readAll(await openIt())).toEqual(rowsOf(1, 8));
  });

  test('is cut at the right place in a file of many pages', async () => {
    const journal = await openIt();
    const length = (n: number) => 300_000 + n;
    await journal.append(rowsOf(1, 40, length));
    await closeIt(journal);
    truncateSync(file, statSync(file).size - 1);
    const again = await openIt();
    expect((await again.status()).last).toBe(39);
    const { rows } = await again.read(39, 1);
    expect(Buffer.from(rows[0]!.bytes).equals(rowsOf(39, 39, length)[0]!.bytes)).toBe(true);
  });
});

describe('a broken row with whole ones behind it', () => {
  test('at any byte of it, stops reading with VAULT_DAMAGED and leaves the file as it is', async () => {
    const frames = [1, 2, 3].map((n) => encodeFrames(rowsOf(n, n)));
    const start = frames[0]!.length;
    await closeIt(await openIt());
    for (let at = start; at < start + frames[1]!.length; at++) {
      const damaged = Buffer.concat(frames);
      damaged[at]! ^= 0xff;
      writeFileSync(file, damaged);
      const journal = await openIt();
      expect((await journal.read(1, 1000)).rows).toEqual(rowsOf(1, 1));
      expect((await journal.read(1, 1000)).next).toBe(2);
      await expect(journal.read(2, 1000)).rejects.toMatchObject(failsWith('VAULT_DAMAGED'));
      await expect(journal.append(rowsOf(2, 2))).rejects.toMatchObject(failsWith('VAULT_DAMAGED'));
      await expect(journal.retract(1)).rejects.toMatchObject(failsWith('VAULT_DAMAGED'));
      await closeIt(journal);
      expect(readFileSync(file).equals(damaged)).toBe(true);
    }
    expect(readdirSync(join(directory, 'vault'))).toEqual(['journal.kj']);
  });

  test('that broke while the desk was running is not handed out', async () => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 3));
    const damaged = readFileSync(file);
    damaged[encodeFrames(rowsOf(1, 1)).length + 20]! ^= 1;
    writeFileSync(file, damaged);
    await expect(journal.read(1, 1000)).rejects.toMatchObject(failsWith('VAULT_DAMAGED'));
  });
});

describe('beginning anew', () => {
  const aside = () => readdirSync(join(directory, 'vault')).sort();

  test('keeps the former file byte for byte and counts from 1 again, each time', async () => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 3));
    const former = readFileSync(file);
    await journal.restart();
    expect(await journal.status()).toMatchObject({ last: 0, sizeBytes: 0, tornBytes: 0 });
    await journal.append(rowsOf(1, 2));
    await journal.restart();
    await journal.append(rowsOf(1, 1));
    await closeIt(journal);
    expect(aside()).toEqual(['journal.kj', 'journal.kj.aside-1', 'journal.kj.aside-2']);
    expect(readFileSync(`${file}.aside-1`).equals(former)).toBe(true);
    expect(readFileSync(`${file}.aside-2`).equals(encodeFrames(rowsOf(1, 2)))).toBe(true);
    expect(statSync(`${file}.aside-1`).mode & 0o777).toBe(0o600);
    expect(await readAll(await openIt())).toEqual(rowsOf(1, 1));
  });

  test('a file with a broken row in the middle takes rows again, and the broken one is kept', async () => {
    await closeIt(await openIt());
    const damaged = encodeFrames(rowsOf(1, 3));
    damaged[encodeFrames(rowsOf(1, 1)).length + 20]! ^= 1;
    writeFileSync(file, damaged);
    const journal = await openIt();
    await expect(journal.append(rowsOf(2, 2))).rejects.toMatchObject(failsWith('VAULT_DAMAGED'));
    await journal.restart();
    expect(await journal.append(rowsOf(1, 2))).toBe(2);
    expect(await readAll(journal)).toEqual(rowsOf(1, 2));
    expect(readFileSync(`${file}.aside-1`).equals(damaged)).toBe(true);
  });

  test('an empty file stays, and nothing is set aside', async () => {
    const journal = await openIt();
    await journal.restart();
    expect(await journal.append(rowsOf(1, 1))).toBe(1);
    expect(aside()).toEqual(['journal.kj']);
  });

  test('when the file cannot be set aside, it stays in use', async () => {
    const journal = await openIt();
    await journal.append(rowsOf(1, 2));
    const elsewhere = join(directory, 'elsewhere');
    renameSync(file, elsewhere);
    await expect(journal.restart()).rejects.toMatchObject(failsWith('SAVE_FAILED'));
    renameSync(elsewhere, file);
    expect(await journal.append(rowsOf(3, 3))).toBe(3);
    await closeIt(journal);
    expect(aside()).toEqual(['journal.kj']);
    expect(await readAll(await openIt())).toEqual(rowsOf(1, 3));
  });
});
