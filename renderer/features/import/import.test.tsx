// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { openApp, settle, trainingLetter, type } from '../../../test/fixtures/render-app';
import type { DoubleOptions } from '../../../test/fixtures/vault-double';
import { makeDocument } from '../../office/make';

// The worker's own code, in the page's thread: there are no workers here.
vi.mock('../../office/client', () => ({
  createOfficeClient: () => ({ call: makeDocument, terminate: () => undefined }),
}));

const heading = 'Số đơn;Ngày đến;Họ tên người gửi;Đối tượng bị tố cáo;Trích yếu;Loại đơn';
const good = (n: number, change = '') =>
  `${n}/2019;${13 + (n % 15)}/03/2019;Người Gửi ${n} TẬP HUẤN;Đối Tượng ${n} TẬP HUẤN;Việc số ${n} TẬP HUẤN${change};Tố cáo`;
const csv = (...rows: string[]) => new File([[heading, ...rows].join('\r\n')], 'so-cu.csv');

async function openImport(options: DoubleOptions) {
  const app = await openApp(options);
  fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Nhập từ tệp' }));
  return app;
}

async function choose(file: File, options: DoubleOptions = {}) {
  const app = await openImport(options);
  const field = await screen.findByLabelText('Tệp đơn thư');
  Object.defineProperty(field, 'files', { configurable: true, value: [file] });
  fireEvent.change(field);
  return app;
}
const button = (name: RegExp | string) => screen.findByRole('button', { name });
const check = async () => fireEvent.click(await button('Đọc thử cả tệp'));
/** The register was looked through for the same letters first: until then the button waits. */
const begin = async (name: string) => {
  await waitFor(async () => expect((await button(name)).hasAttribute('disabled')).toBe(false));
  fireEvent.click(await button(name));
};
const imported = ({ vault }: Awaited<ReturnType<typeof openApp>>) =>
  vault.calls.filter(({ name }) => name === 'import.letters').map(({ input }) => input as { letters: unknown[] });

describe('a table of other software', () => {
  it('is mapped by its headings, tried without writing, and only then imported', async () => {
    const app = await choose(csv(good(1), good(2), good(3)));
    await check();
    await screen.findByText('3 dòng: 3 dòng đúng, 0 dòng đúng nhưng cần lưu ý, 0 dòng sai.');
    expect(imported(app)).toEqual([]);
    await begin('Nhập 3 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 3 đơn/);
    expect(imported(app)[0]).toMatchObject({
      name: 'so-cu.csv',
      letters: [
        { registerNo: '1/2019', arrivedOn: '2019-03-14', kind: 'to-cao', summary: 'Việc số 1 TẬP HUẤN' },
        { registerNo: '2/2019' },
        { registerNo: '3/2019' },
      ],
    });
  });

  it('tells faults by row and column, and imports the rest only when the officer says so', async () => {
    const app = await choose(csv(good(1), '2/2019;31/02/2019;Ai Đó TẬP HUẤN;;Việc;Tố cáo', good(3)));
    await check();
    await screen.findByText('3 dòng: 2 dòng đúng, 0 dòng đúng nhưng cần lưu ý, 1 dòng sai.');
    await screen.findByText('B Ngày đến');
    await screen.findByText(/Không phải ngày có thật/);
    expect((await button('Nhập 2 đơn vào sổ')).hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByLabelText('Khi có dòng sai'), { target: { value: 'good' } });
    await begin('Nhập 2 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 2 đơn/);
    expect(imported(app)[0]!.letters).toHaveLength(2);
  });

  it('says how many rows come in open and closed, and hands over what became of each', async () => {
    const head = 'Số đơn;Ngày đến;Họ tên người gửi;Trích yếu;Tình trạng;Ngày kết thúc;Nơi chuyển';
    const body = ['1;14/03/2019;A TẬP HUẤN;Việc một;Kết thúc;30/05/2019;', '2;15/03/2019;B TẬP HUẤN;Việc hai;;;'];
    const app = await choose(new File([[head, ...body].join('\r\n')], 'so-cu.csv'));
    await check();
    await screen.findByText('Vào sổ: 1 đơn còn phải xử lý, 1 đơn đã kết thúc hoặc đã lưu.');
    fireEvent.click(await button('Quay lại chọn cột'));
    fireEvent.change(await screen.findByLabelText(/^Dòng không ghi tình trạng/), { target: { value: 'xep-luu' } });
    await check();
    await screen.findByText('Vào sổ: 0 đơn còn phải xử lý, 2 đơn đã kết thúc hoặc đã lưu.');
    await begin('Nhập 2 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 2 đơn/);
    expect(imported(app)[0]).toMatchObject({
      past: [
        { status: 'ket-thuc', on: '2019-05-30' },
        { status: 'xep-luu', on: '2019-03-15' },
      ],
    });
  });

  it('of a closed book come in only with a reason for them all', async () => {
    const closedPeriods = [{ table: 'Sổ tiếp nhận đơn', from: '2019-01-01', to: '2019-12-31' }];
    const app = await choose(csv(good(1), good(2)), { closedPeriods });
    await check();
    await screen.findByText(/^2 đơn rơi vào kỳ đã khóa sổ \(Sổ tiếp nhận đơn, 01\/01\/2019 – 31\/12\/2019\)/);
    expect((await button('Nhập 2 đơn vào sổ')).hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByLabelText(/^Lý do nhập vào kỳ đã khóa sổ/), { target: { value: 'Chuyển sổ giấy' } });
    await begin('Nhập 2 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 2 đơn/);
    expect(imported(app)[0]).toMatchObject({ correction: 'Chuyển sổ giấy' });
  });

  it('asks how to read days that could be two, and goes no further before', async () => {
    await choose(csv('1;03/04/2019;A TẬP HUẤN;;Việc một;Tố cáo', '2;05/06/2019;B TẬP HUẤN;;Việc hai;Tố cáo'));
    await check();
    await screen.findByText('Chọn cách đọc ngày của cột này.');
    expect(screen.queryByText(/dòng đúng/)).toBeNull();
    fireEvent.change(screen.getByLabelText(/^Thứ tự ngày tháng của cột B/), { target: { value: 'mdy' } });
    await check();
    await screen.findByText(/^2 dòng: 2 dòng đúng/);
  });

  it('asks again how days are read though a file with these headings was read before, with the former answer chosen', async () => {
    const rows = ['1;03/04/2019;A TẬP HUẤN;;Việc một;Tố cáo', '2;05/06/2019;B TẬP HUẤN;;Việc hai;Tố cáo'];
    const app = await choose(csv(...rows));
    await check();
    fireEvent.change(await screen.findByLabelText(/^Thứ tự ngày tháng của cột B/), { target: { value: 'mdy' } });
    await check();
    await screen.findByText(/^2 dòng: 2 dòng đúng/);
    const kept = app.vault.calls.findLast(({ name }) => name === 'pref.put')?.input as { key: string; value: never };
    const prefs = { [kept.key]: kept.value };

    await choose(csv(...rows), { prefs });
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLSelectElement>(/^Thứ tự ngày tháng của cột B/).value).toBe('mdy'),
    );
    await check();
    const question = await screen.findByRole('form', { name: 'Ngày trong tệp này đọc thế nào?' });
    expect(screen.queryByText(/dòng đúng/)).toBeNull();
    const order = within(question).getByLabelText<HTMLSelectElement>(/^Thứ tự ngày tháng của cột B/);
    expect(order.value).toBe('mdy');
    within(question).getByText('03/04/2019 · 05/06/2019');
    fireEvent.change(order, { target: { value: 'dmy' } });
    fireEvent.submit(question);
    await screen.findByText(/^2 dòng: 2 dòng đúng/);
    await begin('Nhập 2 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 2 đơn/);
  });

  it('lets days that only one reading fits stand over what was said of a former file', async () => {
    const app = await choose(csv('1;03/04/2019;A TẬP HUẤN;;Việc một;Tố cáo'));
    await check();
    fireEvent.change(await screen.findByLabelText(/^Thứ tự ngày tháng của cột B/), { target: { value: 'mdy' } });
    await check();
    await screen.findByText(/^1 dòng: 1 dòng đúng/);
    const kept = app.vault.calls.findLast(({ name }) => name === 'pref.put')?.input as { key: string; value: never };
    const plain = csv('1;03/04/2019;A TẬP HUẤN;;Việc một;Tố cáo', '2;25/04/2019;B TẬP HUẤN;;Việc hai;Tố cáo');
    const second = await choose(plain, { prefs: { [kept.key]: kept.value } });
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLSelectElement>(/^Thứ tự ngày tháng của cột B/).value).toBe('dmy'),
    );
    await check();
    await screen.findByText(/^2 dòng: 2 dòng đúng/);
    await begin('Nhập 2 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 2 đơn/);
    expect(imported(second)[0]!.letters).toMatchObject([{ arrivedOn: '2019-04-03' }, { arrivedOn: '2019-04-25' }]);
  });

  it('maps an unknown word once, and remembers it for the next file with these headings', async () => {
    const row = '1;13/04/2019;A TẬP HUẤN;;Việc một;Đơn loại cũ';
    const app = await choose(csv(row));
    fireEvent.change(await screen.findByLabelText('Đơn loại cũ'), { target: { value: 'khieu-nai' } });
    await check();
    await screen.findByText(/^1 dòng: 1 dòng đúng/);
    const kept = app.vault.calls.findLast(({ name }) => name === 'pref.put')?.input as { key: string; value: never };
    await choose(csv(row), { prefs: { [kept.key]: kept.value } });
    await screen.findByText('F Loại đơn: đã rõ cả 1 giá trị');
    await check();
    await screen.findByText(/^1 dòng: 1 dòng đúng/);
  });

  it('leaves out rows that the file says twice, and links one on Enter', async () => {
    const app = await choose(csv(good(1), good(1), good(2)));
    await check();
    await screen.findByText('Dòng 2 của tệp (chép lại y nguyên)');
    await screen.findByText('Không nhập 1 dòng trùng, theo lựa chọn ở trên.');
    await button('Nhập 2 đơn vào sổ');
    const grid = await screen.findByRole('grid', { name: 'Đơn trùng, đơn gần giống (1)' });
    grid.focus();
    fireEvent.keyDown(grid, { key: 'Enter' });
    await begin('Nhập 3 đơn vào sổ');
    await screen.findByText(/Đã nối 1 đơn/);
    expect(imported(app)[0]).toMatchObject({ links: [{ from: 1, to: 0, kind: 'trung' }] });
  });

  it('takes in nameless letters of one summary, and leaves them out only when the officer says so of them all', async () => {
    const nameless = (no: string, day: string) => `${no}/2019;${day}/2019;;;Tố cáo cán bộ xã TẬP HUẤN;Tố cáo`;
    const app = await choose(csv(nameless('12', '14/03'), nameless('310', '20/11')));
    await check();
    await screen.findByText('Dòng 2 của tệp (gần giống, có thể là đơn khác)');
    await button('Nhập 2 đơn vào sổ');
    const all = screen.getByLabelText('Mọi dòng gần giống dòng trước, có thể là đơn khác');
    fireEvent.change(all, { target: { value: 'skip' } });
    await screen.findByText('Không nhập 1 dòng trùng, theo lựa chọn ở trên.');
    fireEvent.change(all, { target: { value: 'import' } });
    await begin('Nhập 2 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 2 đơn/);
    expect(imported(app)[0]!.letters).toMatchObject([{ registerNo: '12/2019' }, { registerNo: '310/2019' }]);
    expect(app.vault.calls.some(({ name }) => name === 'import.link')).toBe(false);
  });

  it('says of a letter that the register holds, and links by default', async () => {
    const candidate = {
      recId: 'c'.repeat(32),
      registerNo: '7/2018',
      kind: 'to-cao',
      status: 'tiep-nhan',
      level: 'mat',
      arrivedOn: '2018-05-06',
      sender: 'N. V. M.',
      accused: '',
      summary: 'Việc số 1',
      unitName: '',
      score: 0.97,
      because: ['sender', 'summary'] as const,
      suggests: 'trung' as const,
    };
    const app = await choose(csv(good(1)), { candidates: [candidate] });
    await check();
    await screen.findByText(/Đơn đã có: 7\/2018, 06\/05\/2018/);
    fireEvent.change(screen.getByLabelText('Mọi dòng trùng với đơn đã có'), { target: { value: 'skip' } });
    expect((await button('Nhập 0 đơn vào sổ')).hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByLabelText('Mọi dòng trùng với đơn đã có'), { target: { value: 'link' } });
    await begin('Nhập 1 đơn vào sổ');
    await screen.findByText(/Đã nối 1 đơn/);
    expect(imported(app)[0]).toMatchObject({ links: [{ from: 0, to: 'c'.repeat(32), kind: 'trung' }] });
    expect(app.vault.calls.filter(({ name }) => name === 'duplicates.findMany')).toHaveLength(1);
    expect(app.vault.calls.some(({ name }) => name === 'work.add')).toBe(false);
  });

  it('goes out with its faulty rows only when that could be logged', async () => {
    const app = await choose(csv(good(1), '2/2019;;Ai Đó TẬP HUẤN;;Việc;Tố cáo'));
    await check();
    fireEvent.click(await button('Xuất các dòng sai ra .xlsx để sửa'));
    const dialog = await screen.findByRole('form', { name: 'Xuất ra tệp' });
    for (const [label, value] of [
      [/Nơi nhận/, 'Cán bộ nhập liệu'],
      [/Mục đích/, 'Sửa dòng sai'],
      [/Người cho phép/, 'Trưởng phòng Mẫu'],
    ] as const) {
      type(within(dialog).getByLabelText(label), value);
    }
    app.vault.fail('access.record', { code: 'LOG_FAILED' });
    fireEvent.submit(dialog);
    await settle(50);
    expect(app.double.calls.some(({ name }) => name === 'file.save')).toBe(false);
    app.vault.fail('access.record', null);
    fireEvent.submit(dialog);
    await waitFor(() => expect(app.double.calls.some(({ name }) => name === 'file.save')).toBe(true));
  });
});

describe('imports of before', () => {
  const record = { importId: 'e'.repeat(32), atMs: 1_780_000_000_000, by: 'can-bo-1', complete: true };
  const cut = { ...record, name: 'do-dang.csv', letters: 3, undone: false, restorable: 2 };

  it('that were taken back come back whole with a reason, from the list in which they were taken back', async () => {
    const gone = { ...record, name: 'so-cu.csv', letters: 0, undone: true, restorable: 9_900 };
    const app = await openImport({ imports: [gone] });
    fireEvent.click(await button(/^Khôi phục cả lần nhập so-cu\.csv/));
    expect(screen.queryByRole('button', { name: /^Hủy cả lần nhập so-cu/ })).toBeNull();
    const form = await screen.findByRole('form', { name: 'Khôi phục cả lần nhập' });
    within(form).getByText(/^9\.900 đơn của lần nhập “so-cu\.csv” đã bị xóa khi hủy sẽ trở lại sổ/);
    fireEvent.submit(form);
    await within(form).findByText('Cần nhập ô này.');
    type(within(form).getByLabelText(/^Lý do khôi phục/), 'hủy nhầm');
    fireEvent.submit(form);
    await screen.findByText('Đã khôi phục lần nhập: 9.900 đơn trở lại sổ.');
    const asked = app.vault.calls.find(({ name }) => name === 'import.restore');
    expect(asked?.input).toEqual({ importId: record.importId, reason: 'hủy nhầm' });
  });

  it('whose taking back was cut off can be taken back to the end, or given back', async () => {
    await openImport({ imports: [cut] });
    await button(/^Hủy cả lần nhập do-dang\.csv/);
    await button(/^Khôi phục cả lần nhập do-dang\.csv/);
  });
});

describe('a file of letters, one a line', () => {
  const lines = (...summaries: string[]) =>
    new File(
      summaries.map((summary, n) => `${JSON.stringify({ ...trainingLetter(n + 1).letter, summary })}\n`),
      'don.jsonl',
    );

  it('is imported by one key, and again when the same file is chosen anew', async () => {
    const app = await choose(lines('Việc một TẬP HUẤN', 'Việc hai TẬP HUẤN'));
    await begin('Nhập 2 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 2 đơn/);
    const field = screen.getByLabelText('Tệp đơn thư');
    Object.defineProperty(field, 'files', { configurable: true, value: [lines('Việc ba TẬP HUẤN')] });
    fireEvent.change(field);
    await begin('Nhập 1 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 1 đơn/);
    expect(imported(app).map(({ letters }) => letters.length)).toEqual([2, 1]);
  });

  it('comes into a closed book only with a reason', async () => {
    const closedPeriods = [{ table: 'Sổ tiếp nhận đơn', from: '2000-01-01', to: '2030-12-31' }];
    const app = await choose(lines('Việc một TẬP HUẤN'), { closedPeriods });
    fireEvent.change(await screen.findByLabelText(/^Lý do nhập vào kỳ đã khóa sổ/), { target: { value: 'Chuyển sổ' } });
    await begin('Nhập 1 đơn vào sổ');
    await screen.findByText(/Đã lưu vào máy này: 1 đơn/);
    expect(imported(app)[0]).toMatchObject({ correction: 'Chuyển sổ' });
  });

  it('with one wrong line takes none', async () => {
    const app = await choose(lines('Việc một TẬP HUẤN', 'x'.repeat(100_000)));
    await screen.findByText(/Có 1 dòng chưa đúng nên chưa nhập đơn nào/);
    expect(imported(app)).toEqual([]);
  });
});

describe('a file that is no table', () => {
  it.each([
    ['cu.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), /\.xls đời cũ/],
    ['giay.csv', new TextEncoder().encode('%PDF-1.7'), /tệp PDF/],
    ['hong.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 9, 9, 9, 9]), /Không đọc được tệp này/],
    ['trong.csv', new Uint8Array(), /không có đơn nào/],
  ])('%s is refused with what to do next', async (name, bytes, said) => {
    const app = await choose(new File([bytes], name));
    await screen.findByText(said);
    expect(imported(app)).toEqual([]);
  });
});
