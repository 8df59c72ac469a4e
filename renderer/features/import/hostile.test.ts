import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../shared/exchange/mapping';
import { letterSchema } from '../../../shared/model/letter';
import { readTable } from '../../office/read/table';
import { type Checked, checkRows } from './check';
import { completed, guessMapping } from './mapping';
import { guessHeading, sourceOf } from './source';

const heading = 'Số đơn,Ngày đến,Người gửi,Địa chỉ,Trích yếu,Loại đơn';
/** 50 pages of a register hold about so many rows. */
const pages = 50;
const rowsPerPage = 40;

const days = [
  '24/11/2019',
  '4/3/19',
  '24-11-2019',
  '24.11.2019',
  '2019-11-24',
  '43793',
  '2019-11-24T08:30:00',
  'ngày 24 tháng 11 năm 2019',
  '11/2019',
];
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const name = (n: number): string => `Người Ác Ý ${n} TẬP HUẤN`;

/** What hostile or broken programs write, each as a row of the register. */
const attacks: readonly ((n: number) => string)[] = [
  (n) =>
    [`${n}`, days[Math.floor(n / 9) % days.length]!, name(n), 'Xã Mẫu', `Việc ${n}`, 'Tố cáo'].map(quoted).join(','),
  (n) =>
    [`=HYPERLINK("http://x/${n}")`, days[0]!, `=cmd|'/c calc'!A${n}`, '@SUM(1)', `+1+${n}`, 'Tố cáo']
      .map(quoted)
      .join(','),
  (n) =>
    [`${n}`, days[0]!, `Nguyễn\u0000 Văn\u0007 ${n}`, '\u202eXã', `Việc\u0000 ${n}`, 'Tố cáo'].map(quoted).join(','),
  (n) => [`${n}`, days[2]!, name(n).normalize('NFD'), '', `Việc ${n}`.normalize('NFD'), 'Tố cáo'].map(quoted).join(','),
  (n) => [`${n}`, days[0]!, 'A'.repeat(10_000), '', `Việc ${n}`, 'Tố cáo'].map(quoted).join(','),
  (n) => `${n},${days[0]!}`,
  (n) => [`${n}`, days[0]!, name(n), '', `Việc ${n}`, 'Tố cáo', 'thừa', 'thừa nữa'].map(quoted).join(','),
  (n) => [`${n}`, '31/02/2019', name(n), '', `Việc ${n}`, 'không có loại này'].map(quoted).join(','),
  () => '',
];

async function read(text: string | Uint8Array): Promise<{ checked: Checked; mapping: Mapping }> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const [sheet] = (await readTable(Uint8Array.from(bytes))).sheets;
  const source = sourceOf(sheet!, guessHeading(sheet!));
  const known = guessMapping(source);
  const choices = () => [{ code: 'to-cao', name: 'Tố cáo' }];
  const mapping = completed({ ...known, codes: { level: {} } }, source, choices);
  const checked = await checkRows(source, mapping, { onProgress: () => undefined, isStopped: () => false });
  return { checked: checked!, mapping };
}

describe('a register of 50 pages written by somebody who means harm', () => {
  it('becomes letters that hold, or reasons by row; never half of one', async () => {
    const lines = Array.from({ length: pages * rowsPerPage }, (_, i) => attacks[i % attacks.length]!(i));
    const { checked } = await read([heading, ...lines].join('\r\n'));
    expect(checked.rows).toBe(lines.filter((line) => line !== '').length);
    expect(checked.letters.length + checked.faulty).toBe(checked.rows);
    for (const { letter } of checked.letters) {
      expect(letterSchema.safeParse(letter).success).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(JSON.stringify(letter)).not.toMatch(/[\u0000-\u0008\u202e]|\\u0000/);
      expect(letter.summary).toBe(letter.summary.normalize('NFC'));
    }
    const codes = new Set(checked.problems.map(({ code }) => code));
    for (const code of [
      'controls-removed',
      'formula-text',
      'too-long',
      'too-many-cells',
      'not-a-day',
      'only-month',
      'no-summary',
    ] as const) {
      expect(codes, code).toContain(code);
    }
    const told = new Set(checked.problems.filter(({ isFault }) => isFault).map(({ row }) => row));
    expect(told.size).toBe(checked.faulty);
  });

  it('is told of a number that leaps away from all others of its year', async () => {
    const rows = ['7', '8', '9999999', '9'].map((no) => `${no},24/11/2019,A,B,Việc ${no},Tố cáo`);
    const { checked } = await read([heading, ...rows].join('\r\n'));
    expect(checked.problems.filter(({ code }) => code === 'number-leap').map(({ row }) => row.cells[0])).toEqual([
      '9999999',
    ]);
    expect([checked.good, checked.warned]).toEqual([3, 1]);
  });

  it('keeps a formula as the words that it is', async () => {
    const { checked } = await read(`${heading}\r\n1,24/11/2019,"=1+1",,"=cmd|'/c calc'!A1",Tố cáo`);
    expect(checked.letters[0]?.letter).toMatchObject({ senders: [{ name: '=1+1' }], summary: "=cmd|'/c calc'!A1" });
  });

  it('says of a quote that never closes that its row can not be believed, and keeps the rows before it', async () => {
    const { checked } = await read(
      `${heading}\r\n1,24/11/2019,A,,Việc một,Tố cáo\r\n2,24/11/2019,"B,,Việc hai,Tố cáo\r\n3,25/11/2019,C,,Việc ba,Tố cáo`,
    );
    expect(checked.letters.map(({ letter }) => letter.summary)).toEqual(['Việc một']);
    expect(checked.problems).toContainEqual(
      expect.objectContaining({ code: 'broken-quotes', column: -1, isFault: true }),
    );
  });

  it('is not held up by one cell of a million characters', async () => {
    const { checked } = await read(`${heading}\r\n1,24/11/2019,A,,${'x'.repeat(1_000_000)},Tố cáo`);
    expect(checked.problems).toContainEqual(expect.objectContaining({ code: 'too-long', column: 4 }));
    expect(checked.letters).toEqual([]);
  });

  it('counts rows as the spreadsheet does, empty lines too', async () => {
    const { checked } = await read(`${heading}\r\n\r\n\r\n4,30/02/2019,A,,Việc,Tố cáo`);
    expect(checked.problems.map(({ row }) => row.number)).toContain(4);
  });

  it('takes any bytes whatever without an exception that nobody expects', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
        const head = new TextEncoder().encode(`${heading}\r\n`);
        const { checked } = await read(Uint8Array.from([...head, ...noise]));
        expect(checked.letters.length + checked.faulty).toBe(checked.rows);
      }),
    );
  });
});
