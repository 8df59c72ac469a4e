import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '../../../shared/bytes';
import { makeDocument } from '../make';

const read = (bytes: Uint8Array) => makeDocument('table.read', { bytes: bytes as Bytes });
const rowsOf = async (bytes: Uint8Array) => {
  const result = await read(bytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.sheets[0]!.rows;
};
const failure = async (bytes: Uint8Array) => {
  const result = await read(bytes);
  return result.ok ? null : { code: result.error.code, what: result.error.params?.what };
};

const table = [
  ['Ngày đến', 'Người gửi'],
  ['24/11/2026', 'Nguyễn Thị Ảo'],
];
const csv = (separator: string) => table.map((row) => row.join(separator)).join('\r\n');

describe('a text table', () => {
  it.each([',', ';', '\t', '|'])('divided by “%s”', async (separator) => {
    expect(await rowsOf(utf8(csv(separator)))).toEqual(table);
  });

  it('in UTF-8 with a mark, in UTF-16 with and without one, and in the old code page', async () => {
    expect(await rowsOf(utf8(`\ufeff${csv(';')}`))).toEqual(table);
    const wide = new Uint8Array(Buffer.from(csv('\t'), 'utf16le'));
    expect(await rowsOf(wide)).toEqual(table);
    expect(await rowsOf(new Uint8Array([0xff, 0xfe, ...wide]))).toEqual(table);
    // "Hòa" as Windows-1258 writes it: o with the mark beside it.
    const old = new Uint8Array([...utf8('Ten\n'), 0x48, 0x6f, 0xcc, 0x61]);
    expect((await rowsOf(old))[1]![0]!.normalize('NFC')).toBe('Hòa');
  });

  it('in UTF-8 with a few torn characters stays UTF-8: the rest is not taken for the old code page', async () => {
    const [before, after] = [utf8('Người gửi,Trích yếu\nNguyễn Văn Mẫu,Đất '), utf8(' bãi\nTrần Thị Mẫu,Việc hai\n')];
    // Half a pair as some programs write it; a letter cut off after its first byte.
    for (const torn of [[0xed, 0xa0, 0x80], [0xe1]]) {
      const rows = await rowsOf(new Uint8Array([...before, ...torn, ...after]));
      expect(rows[1]![0]).toBe('Nguyễn Văn Mẫu');
      expect(rows[1]![1]).toMatch(/^Đất \ufffd+ bãi$/);
      expect(rows[2]).toEqual(['Trần Thị Mẫu', 'Việc hai']);
    }
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('Ten\nA'), 0xe1, ...utf8('B\n')]);
    expect(await rowsOf(marked)).toEqual([['Ten'], ['A\ufffdB']]);
  });

  it('whose quotes never close is read and marked', async () => {
    const result = await read(utf8('a,b\n"một,hai\nba,bốn'));
    expect(result.ok && result.value.sheets[0]!.broken.length).toBeGreaterThan(0);
  });

  it('may hold ragged rows, quotes and a cell of a million characters', async () => {
    const long = 'x'.repeat(1_000_000);
    expect(await rowsOf(utf8(`a,b\n1\n1,2,3\n"${long}","nói ""thật"""`))).toEqual([
      ['a', 'b'],
      ['1'],
      ['1', '2', '3'],
      [long, 'nói "thật"'],
    ]);
  });
});

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Sổ'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a spreadsheet', () => {
  it('gives days, numbers, formulas’ last values, rich and linked text as texts', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['Ngày', 'Số', 'Công thức', 'Chữ', 'Liên kết']);
      sheet.addRow([
        new Date(Date.UTC(2026, 10, 24)),
        12,
        { formula: 'SUM(1,2)', result: 3 },
        { richText: [{ text: 'Nguyễn ' }, { text: 'Ảo' }] },
        { text: 'xem', hyperlink: 'https://example.invalid/' },
      ]);
    });
    expect((await rowsOf(bytes))[1]).toEqual(['2026-11-24', '12', '3', 'Nguyễn Ảo', 'xem']);
  });

  it('leaves hidden sheets out and says so', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow(['a']);
      book.addWorksheet('Kín', { state: 'hidden' }).addRow(['bí mật']);
    });
    const result = await read(bytes);
    expect(result.ok && result.value.sheets.map(({ name }) => name)).toEqual(['Sổ']);
    expect(result.ok && result.value.ignored).toEqual(['hidden-sheets']);
  });

  it('with an external entity in it reads no file', async () => {
    const bytes = zipSync({
      'xl/workbook.xml': utf8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
    });
    expect(JSON.stringify(await read(bytes))).not.toContain('root:');
  });
});

describe('what is no table', () => {
  it('is told by what it is', async () => {
    expect(await failure(new Uint8Array(0))).toEqual({ code: 'TABLE_UNREADABLE', what: 'empty' });
    expect(await failure(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toEqual({
      code: 'TABLE_UNREADABLE',
      what: 'old-xls',
    });
    expect(await failure(utf8('%PDF-1.7'))).toEqual({ code: 'TABLE_UNREADABLE', what: 'pdf' });
    expect(await failure(zipSync({ 'word/document.xml': utf8('<w/>') }))).toEqual({
      code: 'TABLE_UNREADABLE',
      what: 'not-a-workbook',
    });
    const whole = await workbook((sheet) => sheet.addRow(['a']));
    expect((await failure(whole.subarray(0, whole.length / 2)))?.code).toBe('TABLE_UNREADABLE');
  });

  it('a bomb is met before it has unfolded', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': utf8('<x/>'),
      'xl/sharedStrings.xml': new Uint8Array(400 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await failure(bomb)).toEqual({ code: 'TABLE_TOO_LARGE', what: 'unpacked' });
    const many = zipSync(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`xl/${i}`, utf8('x')])));
    expect(await failure(many)).toEqual({ code: 'TABLE_TOO_LARGE', what: 'entries' });
  });
});
