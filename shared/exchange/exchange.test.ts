import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanCell } from './cell';
import { orderOf, readDay } from './day';
import { guessCode, type Mapping } from './mapping';
import { readRow } from './row';
import { guessTargets } from './target';

describe('a cell of another program', () => {
  it('loses what can not be seen, and says so', () => {
    expect(cleanCell('a\u0000b\u0007c')).toEqual({ text: 'abc', controls: 2, halves: 0 });
    expect(cleanCell('x\ud800y\udc00')).toEqual({ text: 'x\ufffdy\ufffd', controls: 0, halves: 2 });
    expect(cleanCell('\u202eevil\u202c')).toEqual({ text: 'evil', controls: 2, halves: 0 });
    expect(cleanCell('  Nguyễn\u00a0 Thị\tẢo \r\n dòng hai ')).toEqual({
      text: 'Nguyễn Thị Ảo\ndòng hai',
      controls: 0,
      halves: 0,
    });
  });

  it('is NFC whatever it was, and cleaning twice changes nothing', () => {
    expect(cleanCell('Đường Nguyễn'.normalize('NFD')).text).toBe('Đường Nguyễn'.normalize('NFC'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = cleanCell(raw).text;
        expect(cleanCell(once)).toEqual({ text: once, controls: 0, halves: 0 });
      }),
    );
  });
});

describe('a day as other programs write it', () => {
  it.each([
    ['24/11/2026', '2026-11-24'],
    ['24/11/26', '2026-11-24'],
    ['24-11-2026', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24T08:30:00Z', '2026-11-24'],
    ['20261124', '2026-11-24'],
    ['46350', '2026-11-24'],
    ['ngày 24 tháng 11 năm 2026', '2026-11-24'],
    ['24/11/2026 08:30', '2026-11-24'],
  ])('%s', (written, day) => {
    expect(readDay(written, null)).toEqual({ day });
  });

  it('is never guessed when it could be two', () => {
    expect(readDay('03/04/2026', null)).toEqual({ fault: 'ambiguous' });
    expect(readDay('03/04/2026', 'dmy')).toEqual({ day: '2026-04-03' });
    expect(readDay('03/04/2026', 'mdy')).toEqual({ day: '2026-03-04' });
    expect(readDay('11/2026', null)).toEqual({ fault: 'only-month' });
    expect(readDay('31/02/2026', 'dmy')).toEqual({ fault: 'not-a-day' });
    expect(readDay('=TODAY()', null)).toEqual({ fault: 'not-a-day' });
    expect(readDay('29/2/2025', 'dmy')).toEqual({ fault: 'not-a-day' });
  });

  it('tells the order of its column', () => {
    expect(orderOf(['01/02/2026', '24/11/2026'])).toBe('dmy');
    expect(orderOf(['01/02/2026', '11/24/2026'])).toBe('mdy');
    expect(orderOf(['01/02/2026', '2026-01-01', ''])).toBe('either');
    expect(orderOf(['24/11/2026', '11/24/2026'])).toBe('mixed');
  });

  it('comes back whatever the form, for every day of two centuries', () => {
    const days = fc.date({ min: new Date('1951-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-') as [string, string, string];
        for (const form of [`${day}/${month}/${year}`, `${Number(day)}.${Number(month)}.${year}`]) {
          expect(readDay(form, 'dmy')).toEqual({ day: iso });
        }
        expect(readDay(`${month}-${day}-${year}`, 'mdy')).toEqual({ day: iso });
        expect(readDay(`ngày ${Number(day)} tháng ${Number(month)} năm ${year}`, null)).toEqual({ day: iso });
      }),
    );
  });
});

const mapping: Mapping = {
  columns: ['arrivedOn', 'senderName', 'senderAddress', 'accusedName', 'summary', 'kind', 'signatories'],
  orders: {},
  codes: { kind: { 'to cao': 'to-cao', kn: 'khieu-nai' } },
  separator: ';',
  rest: 'as-is',
  fallback: { kind: 'phan-anh', source: 'buu-dien', level: 'mat' },
};
const row = (change: Partial<Record<number, string>> = {}): string[] =>
  ['24/11/2026', 'Lê Thị Ảo; Trần Văn Mơ', 'Xã Giả', 'Ông Không Có', 'TẬP HUẤN: tóm tắt', 'Tố  cáo', ''].map(
    (cell, i) => change[i] ?? cell,
  );

describe('a row of the old register', () => {
  it('is a letter of several people in one cell', () => {
    expect(readRow(row(), mapping, '2026-11-20')).toMatchObject({
      faults: [],
      letter: {
        kind: 'to-cao',
        source: 'buu-dien',
        arrivedOn: '2026-11-24',
        senders: [{ name: 'Lê Thị Ảo' }, { name: 'Trần Văn Mơ' }],
        accused: [{ name: 'Ông Không Có' }],
        authorship: 'co-ten',
      },
    });
  });

  it('says everything that stands against it, and where', () => {
    const { letter, faults } = readRow(
      row({ 0: 'hôm qua', 1: 'Đ'.repeat(10_000), 5: 'lạ', 6: 'nhiều' }),
      mapping,
      '2026-11-20',
    );
    expect(letter).toBeNull();
    expect(faults).toEqual([
      { column: 0, code: 'not-a-day' },
      { column: 1, code: 'too-long' },
      { column: 5, code: 'unknown-code' },
      { column: 6, code: 'not-a-number' },
    ]);
    expect(readRow(row({ 0: '', 4: '' }), mapping, '2026-11-20').faults).toEqual([
      { column: 0, code: 'no-arrival' },
      { column: 4, code: 'no-summary' },
    ]);
    expect(readRow([...row(), 'ô thừa'], mapping, '2026-11-20').faults).toEqual([
      { column: -1, code: 'too-many-cells' },
    ]);
  });

  it('keeps a formula as the words it is, and warns', () => {
    const read = readRow(row({ 4: '=HYPERLINK("http://x","bấm")' }), mapping, '2026-11-20');
    expect(read.letter?.summary).toBe('=HYPERLINK("http://x","bấm")');
    expect(read.warnings).toContainEqual({ column: 4, code: 'formula-text' });
  });

  it('is anonymous without a sender', () => {
    const read = readRow(row({ 1: '' }), mapping, '2026-11-20');
    expect(read.letter).toMatchObject({ authorship: 'nac-danh', senders: [] });
    expect(read.warnings).toContainEqual({ column: 1, code: 'no-sender' });
  });

  it('is a letter or has a fault, whatever stands in its cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 9 }), (cells) => {
        const { letter, faults } = readRow(cells, mapping, '2026-11-20');
        expect(letter === null).toBe(faults.length > 0);
        expect(JSON.stringify(letter) ?? '').not.toMatch(/\\u0000/);
      }),
    );
  });
});

describe('headings of old registers', () => {
  it('are known without marks, case and brackets', () => {
    expect(
      guessTargets(['STT', 'Số vào sổ', 'NGÀY ĐẾN', 'Họ và tên người gửi', 'Địa chỉ (xã, tỉnh)', 'Trích yếu nội dung']),
    ).toEqual([null, 'registerNo', 'arrivedOn', 'senderName', 'senderAddress', 'summary']);
    expect(guessTargets(['Địa chỉ', 'Địa chỉ'])).toEqual(['senderAddress', null]);
  });

  it('and their values, when only one can be meant', () => {
    const kinds = [
      { code: 'khieu-nai', name: 'Khiếu nại' },
      { code: 'to-cao', name: 'Tố cáo' },
      { code: 'phan-anh', name: 'Phản ánh, kiến nghị' },
    ];
    expect(guessCode('TỐ CÁO', kinds)).toBe('to-cao');
    expect(guessCode('kien nghi', kinds)).toBe('phan-anh');
    expect(guessCode('Tố cáo (lần 2)', kinds)).toBe('to-cao');
    expect(guessCode('đơn khác', kinds)).toBeNull();
    expect(guessCode(' ', kinds)).toBe('');
  });
});

describe('what became of a letter, by its row', () => {
  const columns = ['arrivedOn', 'summary', 'status', 'resultText', 'decidedOn', 'closedOn', 'assignee'] as const;
  const told: Mapping = {
    columns: [...columns, 'transferTo', 'transferredOn'],
    orders: {},
    codes: { status: { 'da xong': 'ket-thuc', 'dang lam': 'xac-minh', '?': '' } },
    separator: ';',
    rest: 'as-is',
    fallback: { kind: 'phan-anh', source: 'buu-dien', level: 'mat' },
  };
  const past = (
    row: Partial<Record<(typeof told.columns)[number] & string, string>>,
    rest: Mapping['rest'] = 'as-is',
  ) => {
    const cells = told.columns.map((target) => ({ arrivedOn: '14/03/2023', summary: 'Việc', ...row })[target!] ?? '');
    const read = readRow(cells, { ...told, rest }, '2026-11-20');
    return read.letter ? read.past : read.faults.map(({ column, code }) => [told.columns[column], code]);
  };

  it('is closed on the day that the row tells, or on that of its result', () => {
    expect(past({ closedOn: '30/05/2023' })).toEqual({ status: 'ket-thuc', on: '2023-05-30' });
    expect(past({ resultText: 'Đã trả lời', decidedOn: '20/05/2023' })).toEqual({
      status: 'ket-thuc',
      on: '2023-05-20',
    });
    expect(past({ resultText: 'Đã trả lời' })).toEqual({ status: 'ket-thuc', on: '2023-03-14' });
  });

  it('has the status that the row tells, whatever else stands there', () => {
    expect(past({ status: 'Đang làm', resultText: 'Sơ bộ' })).toEqual({ status: 'xac-minh', on: '2023-03-14' });
    expect(past({ status: 'Đã xong', closedOn: '22/06/2023' })).toEqual({ status: 'ket-thuc', on: '2023-06-22' });
    expect(past({ status: '?', resultText: 'Đã trả lời' })).toMatchObject({ status: 'ket-thuc' });
  });

  it('is nothing for a row that tells nothing, or what the officer said of all of these', () => {
    expect(past({})).toBeNull();
    expect(past({}, 'ket-thuc')).toEqual({ status: 'ket-thuc', on: '2023-03-14' });
    expect(past({}, 'xep-luu')).toEqual({ status: 'xep-luu', on: '2023-03-14' });
  });

  it('names who had it and where it was sent on', () => {
    const row = { assignee: 'Lê A; Trần B', transferTo: 'Đảng ủy xã Mẫu', transferredOn: '20/03/2023' };
    expect(past(row)).toEqual({
      status: 'chuyen',
      on: '2023-03-20',
      assignees: ['Lê A', 'Trần B'],
      transfer: { to: 'Đảng ủy xã Mẫu', on: '2023-03-20' },
    });
  });

  it('is refused on a day before the letter came, and on one to come', () => {
    expect(past({ closedOn: '13/03/2023' })).toEqual([['closedOn', 'before-arrival']]);
    expect(past({ transferTo: 'Nơi A', transferredOn: '30/12/2032' })).toEqual([['transferredOn', 'to-come']]);
  });

  it('is found under the headings that the register itself exports', () => {
    const titles = ['Tình trạng', 'Ngày kết thúc', 'Người được giao', 'Nơi chuyển', 'Ngày chuyển'];
    expect(guessTargets(titles)).toEqual(['status', 'closedOn', 'assignee', 'transferTo', 'transferredOn']);
  });
});
