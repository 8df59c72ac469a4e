import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { letterSchema } from '../../../shared/model/letter';
import {
  attackAt,
  attacks,
  dayForms,
  heading,
  hostileRegister,
  lines,
  tried,
} from '../../../test/fixtures/hostileRegister';

describe('a register of 50 pages written by somebody who means harm', () => {
  it.each(['utf-8', 'utf-16le'] as const)(
    'in %s becomes letters that hold, or reasons by row; never half of one',
    async (encoding) => {
      const checked = await tried(hostileRegister(encoding));
      expect(checked.rows).toBe(lines.length);
      expect(checked.letters.length + checked.faulty).toBe(lines.length);
      expect(checked.good + checked.warned).toBe(checked.letters.length);
      const told = new Map<number, { faults: string[]; warnings: string[] }>();
      for (const { row, code, isFault } of checked.problems) {
        const known = told.get(row.number) ?? { faults: [], warnings: [] };
        known[isFault ? 'faults' : 'warnings'].push(code);
        told.set(row.number, known);
      }
      const became = new Map(checked.letters.map(({ number, letter }) => [number, letter]));
      for (const i of lines.keys()) {
        const { attack, n } = attackAt(i + 2);
        const { name, faults = [], warnings = [] } = attack;
        const said = told.get(i + 2) ?? { faults: [], warnings: [] };
        expect([name, said.faults, said.warnings]).toEqual([name, faults, warnings]);
        const letter = became.get(i + 2);
        expect([name, letter === undefined]).toEqual([name, faults.length > 0]);
        if (attack.letter) expect(letter, name).toMatchObject(attack.letter(n));
      }
      expect(new Set(checked.letters.map(({ number }) => attackAt(number).attack)).size).toBe(
        attacks.filter(({ faults }) => !faults).length,
      );
    },
  );

  it('holds nothing that hides what it says, nor half a character', async () => {
    const { letters } = await tried(hostileRegister('utf-8'));
    const halves = letters.filter(({ number }) => attackAt(number).attack.name === 'halves of characters');
    expect(halves.length).toBeGreaterThan(100);
    for (const { letter } of halves) {
      expect(letter.senders[0]!.name).toMatch(/^Ng\ufffd+uyễn \d+$/);
      expect(letter.summary).toMatch(/^Việc \ufffd+\d+$/);
    }
    for (const { letter } of letters) {
      expect(letterSchema.safeParse(letter).success).toBe(true);
      const said = [
        letter.summary,
        letter.registerNo ?? '',
        ...letter.senders.flatMap(({ name, address }) => [name, address]),
      ];
      for (const text of said) {
        expect(text).toBe(text.normalize('NFC'));
        expect(text).not.toMatch(/[\p{Cc}\p{Surrogate}\u202e]/u);
      }
    }
  });

  it.each(dayForms)('reads a day that is written %s, or says why not', async (written, meant) => {
    const checked = await tried(`${heading}\r\n1,24/11/2019,A,,Việc một,Tố cáo\r\n2,"${written}",B,,Việc hai,Tố cáo`);
    expect(checked.letters[1]?.letter.arrivedOn ?? null).toBe(meant);
    const faults = checked.problems.filter(({ isFault }) => isFault).map(({ code, column }) => [code, column]);
    expect(faults).toEqual(meant === null ? [['only-month', 1]] : []);
  });

  it('in a workbook is told of half a character, too', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Sổ').addRows([heading.split(','), ['1', '24/11/2019', 'NgNỬAuyễn', '', 'Việc', 'Tố cáo']]);
    const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
    const strings = 'xl/sharedStrings.xml';
    parts[strings] = strToU8(strFromU8(parts[strings]!).replace('NỬA', '_xD800_'));
    const checked = await tried(zipSync(parts));
    expect(checked.letters[0]!.letter.senders[0]!.name).toBe('Ng\ufffduyễn');
    expect(checked.problems.map(({ code, column }) => [code, column])).toEqual([['halves-replaced', 2]]);
  });

  it('is told of a number that leaps away from all others of its year', async () => {
    const rows = ['7', '8', '9999999', '9'].map((no) => `${no},24/11/2019,A,B,Việc ${no},Tố cáo`);
    const checked = await tried([heading, ...rows].join('\r\n'));
    expect(checked.problems.filter(({ code }) => code === 'number-leap').map(({ row }) => row.cells[0])).toEqual([
      '9999999',
    ]);
    expect([checked.good, checked.warned]).toEqual([3, 1]);
  });

  it('keeps a formula as the words that it is', async () => {
    const checked = await tried(`${heading}\r\n1,24/11/2019,"=1+1",,"=cmd|'/c calc'!A1",Tố cáo`);
    expect(checked.letters[0]?.letter).toMatchObject({ senders: [{ name: '=1+1' }], summary: "=cmd|'/c calc'!A1" });
  });

  it('says of a quote that never closes that its row can not be believed, and keeps the rows before it', async () => {
    const checked = await tried(
      `${heading}\r\n1,24/11/2019,A,,Việc một,Tố cáo\r\n2,24/11/2019,"B,,Việc hai,Tố cáo\r\n3,25/11/2019,C,,Việc ba,Tố cáo`,
    );
    expect(checked.letters.map(({ letter }) => letter.summary)).toEqual(['Việc một']);
    expect(checked.problems).toContainEqual(
      expect.objectContaining({ code: 'broken-quotes', column: -1, isFault: true }),
    );
  });

  it('is not held up by one cell of a million characters', async () => {
    const checked = await tried(`${heading}\r\n1,24/11/2019,A,,${'x'.repeat(1_000_000)},Tố cáo`);
    expect(checked.problems).toContainEqual(expect.objectContaining({ code: 'too-long', column: 4 }));
    expect(checked.letters).toEqual([]);
  });

  it('counts rows as the spreadsheet does, empty lines too', async () => {
    const checked = await tried(`${heading}\r\n\r\n\r\n4,30/02/2019,A,,Việc,Tố cáo`);
    expect(checked.problems.map(({ row }) => row.number)).toContain(4);
  });

  it('takes any bytes whatever without an exception that nobody expects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const head = new TextEncoder().encode(`${heading}\r\n`);
        const checked = await tried(Uint8Array.from([...head, ...noise]));
        expect(checked.letters.length + checked.faulty).toBe(checked.rows);
      }),
    );
  });
});
