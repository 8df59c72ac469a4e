import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listDocument } from '../../renderer/features/exchange/listDocument';
import type { RegisterColumn } from '../../renderer/features/register/columns';
import { formatDay } from '../../renderer/i18n/dates';
import { makeDocument } from '../../renderer/office/make';
import type { ListRow } from '../../renderer/vault/api';
import { copySheet, original } from '../fixtures/office';

/** Exported lists as LibreOffice understands them: it tells of every cell what it holds and of which type. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'don-thu-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Texts that spreadsheets like to take for something else. */
const hostile = [
  '=1+1',
  '=HYPERLINK("http://x","y")',
  '+84 90 000 000',
  '-5',
  '@SUM(A1)',
  "'=1",
  "=cmd|' /C calc'!A0",
  '1E5',
  '12/2026',
  '0012',
  'TRUE',
  '1/2',
  '2026-01-02',
  '10 %',
  'dòng một\ndòng hai',
  '<w:t>&amp;</w:t> "nháy" ]]>',
  'Dấu rời: Nguyễn Thị Ỷ Tưởng'.normalize('NFD'),
  `${'Trích yếu tưởng tượng rất dài về quỹ khuyến học; '.repeat(20)}hết.`,
];
const count = 200;

const rows = Array.from(
  { length: count },
  (_, i): Partial<ListRow> => ({
    registerNo: i % 3 === 0 ? `00${i}` : `${i + 1}/2026`,
    arrivedOn: `2026-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
    dueOn: i % 4 === 0 ? '' : '2024-02-29',
    sender: 'N.T.Ỷ',
    summary: hostile[i % hostile.length]!,
    scans: i % 7,
    level: i === 5 ? 'toi-mat' : 'mat',
    masked: true,
  }),
) as readonly ListRow[];

const column = (id: 'registerNo' | 'sender' | 'summary' | 'arrivedOn' | 'dueOn' | 'scans'): RegisterColumn => ({
  id,
  header: `Cột ${id}`,
  width: 120,
  type: id === 'scans' ? 'number' : id === 'arrivedOn' || id === 'dueOn' ? 'day' : 'text',
  text: (row) => String(row[id]),
  cell: () => null,
});

const table = listDocument({
  unit: { superior: 'Tỉnh ủy Tưởng Tượng', issuer: 'Ủy ban Kiểm tra', place: 'Tưởng Tượng' },
  columns: (['registerNo', 'arrivedOn', 'sender', 'summary', 'dueOn', 'scans'] as const).map(column),
  rows,
  held: ['Loại là Tố cáo'],
  by: 'Mạc Thị Giả',
});

interface Cell {
  readonly type: string;
  readonly value: string;
  readonly formula: boolean;
}

/** Opens a file in LibreOffice and saves it as flat XML, in which every cell says what it is. */
function opened(file: string, kind: 'fods' | 'fodt'): string {
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', kind, '--outdir', join(folder, 'out'), file], {
    stdio: 'pipe',
    timeout: 240_000,
  });
  return readFileSync(join(folder, 'out', file.slice(folder.length + 1).replace(/\w+$/, kind)), 'utf8');
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

const textOf = (inner: string): string =>
  [...inner.matchAll(/<text:(?:p|h)\b[^>]*?(?:\/>|>(.*?)<\/text:(?:p|h)>)/gs)]
    .map(([, line = '']) =>
      line
        .replace(/<text:line-break\/>/g, '\n')
        .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, times) => ' '.repeat(Number(times ?? 1)))
        .replace(/<[^>]+>/g, ''),
    )
    .join('\n')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** Rows of all tables; a cell's value is the typed one where it has one, else its text. */
const cellsOf = (xml: string): Cell[][] =>
  [...xml.matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
      ([, tag = '', inner = '']) => {
        const type = attribute(tag, 'office:value-type') ?? '';
        const typed = attribute(tag, 'office:date-value') ?? attribute(tag, 'office:value');
        const cell = { type, value: typed ?? textOf(inner), formula: tag.includes('table:formula=') };
        const times = Math.min(20, Number(attribute(tag, 'table:number-columns-repeated') ?? 1));
        return Array<Cell>(times).fill(cell);
      },
    ),
  );

const listOf = (all: readonly Cell[][]): Cell[][] => {
  const head = all.findIndex((cells) => cells[0]?.value === 'STT');
  expect(all[head]!.slice(0, 7).map(({ value }) => value)).toEqual(table.columns.map(({ title }) => title));
  return all.slice(head + 1, head + 1 + count).map((cells) => cells.slice(0, table.columns.length));
};

async function written(name: string, kind: 'xlsx' | 'docx', sheet = original): Promise<string> {
  const made =
    kind === 'xlsx'
      ? await makeDocument('table.xlsx', { tables: [table], sheet })
      : await makeDocument('table.docx', { table, sheet });
  if (!made.ok) throw new Error(made.error.code);
  const file = join(folder, `${name}.${kind}`);
  writeFileSync(file, made.value.bytes);
  return file;
}

describe('an exported list in LibreOffice', () => {
  it('is a spreadsheet whose every cell is equal: days are days, counts numbers, numbers of the book and formulas text', async () => {
    const xml = opened(await written('list', 'xlsx'), 'fods');
    const cells = listOf(cellsOf(xml));
    const shown = cells.map((row) => row.map(({ value }) => (value === '' ? null : value)));
    const wanted = table.rows.map((row) => row.map((cell) => (cell === null ? null : String(cell).normalize('NFC'))));
    expect(shown).toEqual(wanted);
    for (const row of cells) {
      expect(row.map(({ type }) => type)).toEqual([
        'float',
        'string',
        'date',
        'string',
        'string',
        row[5]!.value === '' ? '' : 'date',
        'float',
      ]);
      expect(row.some(({ formula }) => formula)).toBe(false);
    }
  });

  it('is a Word table with the same cells, days as they are written', async () => {
    const cells = listOf(cellsOf(opened(await written('list', 'docx'), 'fodt')));
    const wanted = table.rows.map((row) =>
      row.map((cell, c) =>
        table.columns[c]!.type === 'day' ? formatDay(String(cell ?? '')) : String(cell ?? '').normalize('NFC'),
      ),
    );
    expect(cells.map((row) => row.map(({ value }) => value))).toEqual(wanted);
  });

  it('carries heading, marking, what it is held to, and what a copy must say, in the spreadsheet, too', async () => {
    const xml = opened(await written('copy', 'xlsx', copySheet), 'fods');
    const lines = cellsOf(xml).map(([first]) => first?.value ?? '');
    const place = (words: string) => lines.findIndex((line) => line.includes(words));
    const order = [
      'Tỉnh ủy Tưởng Tượng',
      'Ủy ban Kiểm tra',
      'DANH SÁCH ĐƠN THƯ',
      'Loại là Tố cáo',
      'TỐI MẬT',
      'BẢN SAO SỐ 02',
      'TẬP HUẤN',
      'STT',
      'Tổng số: 200 đơn',
      'được che theo quy định',
      'BẢN SAO BÍ MẬT NHÀ NƯỚC',
      'Ban Thường vụ Tưởng Tượng',
      '7K3M-9QPX',
    ].map(place);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});
