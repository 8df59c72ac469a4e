import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { original } from '../../../test/fixtures/office';
import type { TableCell } from '../../office/api';
import { makeDocument } from '../../office/make';
import { type ListField, type ListRow, listFields } from '../../vault/api';
import { type ColumnId, columnIds } from '../register/columnIds';
import { makeColumns } from '../register/columns';
import type { FieldNames } from '../register/fieldNames';
import { listDocument } from './listDocument';

/** Not known when this test was written, either: whatever the list has for a field of that type. */
const sample = { day: '2026-11-20', number: 7, code: 'ma', codes: ['ma', 'nua'], text: 'TẬP HUẤN', words: '' };
const rowOf = (value: (field: ListField) => unknown) =>
  ({
    ...Object.fromEntries((Object.keys(listFields) as ListField[]).map((field) => [field, value(field)])),
    helpers: [],
    moreSenders: 0,
    unitName: 'Đơn vị TẬP HUẤN',
    unitId: 'ma',
  }) as unknown as ListRow;
const full = rowOf((field) => sample[listFields[field]]);
const empty = { day: '', number: 0, code: '', codes: [], text: '', words: '' };
const bare = rowOf((field) => empty[listFields[field]]);

const columns = makeColumns({ value: (_, code) => code } as FieldNames);
const typeOf = (id: ColumnId) => (id === 'flags' ? 'text' : listFields[id]);
const days = columnIds.filter((id) => typeOf(id) === 'day');

const exported = (row: ListRow) =>
  listDocument({
    unit: { superior: '', issuer: 'Ủy ban Kiểm tra TẬP HUẤN', place: 'Tưởng Tượng' },
    columns: columnIds.map((id) => columns[id]),
    rows: [row],
    held: [],
    by: '',
  });
const cellsOf = (row: ListRow): ReadonlyMap<ColumnId, TableCell> =>
  new Map(columnIds.map((id, i) => [id, exported(row).rows[0]![i + 1]!]));

describe('every column that the register can show, exported', () => {
  it('is typed by what the list holds in it: a new one can not be forgotten', () => {
    expect(days.length).toBeGreaterThan(6);
    for (const id of columnIds) {
      // A year is a name, not a quantity.
      const wanted = typeOf(id) === 'day' ? 'day' : typeOf(id) === 'number' && id !== 'year' ? 'number' : 'text';
      expect([id, columns[id].type]).toEqual([id, wanted]);
    }
  });

  it('hands days over as days and counts as numbers, and nothing where there is no day', () => {
    const [some, none] = [cellsOf(full), cellsOf(bare)];
    for (const id of columnIds) {
      const cell = columns[id].type === 'text' ? expect.any(String) : sample[typeOf(id)];
      if (id !== 'flags') expect([id, some.get(id)]).toEqual([id, cell]);
      if (columns[id].type === 'day') expect([id, none.get(id)]).toEqual([id, null]);
      // Of a letter of several contents, all of them in one cell.
      if (typeOf(id) === 'codes') expect([id, some.get(id), none.get(id)]).toEqual([id, 'ma; nua', null]);
    }
  });

  it('is a date, a number or a text of the spreadsheet itself', async () => {
    const { bytes } = unwrap(await makeDocument('table.xlsx', { tables: [exported(full)], sheet: original }));
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const styles = strFromU8(parts['xl/styles.xml']!);
    const [, formatId] = /numFmtId="(\d+)" formatCode="dd\/mm\/yyyy"/.exec(styles)!;
    const formats = [.../<cellXfs.*?<\/cellXfs>/s.exec(styles)![0].matchAll(/<xf [^>]*?numFmtId="(\d+)"/g)];
    // Of all rows only a letter's begins with a number.
    const isLetter = (cells: string) => /^<c (?![^>]*\bt="s")[^>]*><v>1<\/v>/.test(cells);
    const row = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].find(([, cells = '']) => isLetter(cells))!;
    const cells = [...row[1]!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)];
    for (const [i, id] of columnIds.entries()) {
      const [, attributes = '', inner = ''] = cells[i + 1]!;
      if (id === 'flags') continue;
      const isText = /\bt="(s|inlineStr|str)"/.test(attributes);
      expect([id, isText]).toEqual([id, columns[id].type === 'text']);
      if (columns[id].type !== 'day') continue;
      expect([id, /<v>(.*)<\/v>/.exec(inner)?.[1]]).toEqual([id, '46346']);
      expect(formats[Number(/\bs="(\d+)"/.exec(attributes)![1])]![1]).toBe(formatId);
    }
  });
});
