// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../../shared/errors';
import { openApp, press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import type { OfficeCall, OfficeInput, TableDocument } from '../../office/api';

/** A browser's worker is not here; what would be made is looked at, the worker's own tests look at the files. */
const made: { name: OfficeCall; input: unknown }[] = [];
let hold: Promise<void> | null = null;
let terminated = 0;
vi.mock('../../office/client', () => ({
  createOfficeClient: () => ({
    call: async (name: OfficeCall, input: unknown) => {
      made.push({ name, input });
      await hold;
      return ok({ bytes: new Uint8Array([1]) });
    },
    terminate: () => {
      terminated += 1;
    },
  }),
}));

beforeEach(() => {
  made.length = 0;
  hold = null;
  terminated = 0;
});
afterEach(cleanup);

const letters = Array.from({ length: 2500 }, (_, i) =>
  trainingLetter(i + 1, { kind: i % 2 === 0 ? 'khieu-nai' : 'to-cao', ...(i === 9 ? { level: 'tuyet-mat' } : {}) }),
);

async function openExport(count = 2500): Promise<RenderedApp> {
  const app = await openApp({ letters: letters.slice(0, count) });
  app.double.answer('file.save', () => ok({ saved: true }));
  await screen.findByText(/đơn ·/);
  press('x', {}, screen.getByRole('grid'));
  await screen.findByRole('form', { name: 'Xuất danh sách' });
  // The form goes on once the unit's heading is known.
  await waitFor(() =>
    expect(within(form()).getByRole('button', { name: /Tiếp tục/ })).toHaveProperty('disabled', false),
  );
  return app;
}
const form = () => screen.getByRole('form', { name: 'Xuất danh sách' });
async function sayWhatFor(): Promise<void> {
  const dialog = await screen.findByRole('form', { name: 'Xuất ra tệp' });
  for (const [name, value] of [
    ['Nơi nhận', 'Văn thư Tập Huấn'],
    ['Mục đích', 'báo cáo tập huấn'],
    ['Người cho phép', 'Chủ nhiệm Tập Huấn'],
  ] as const)
    typeInto(await within(dialog).findByRole('textbox', { name: new RegExp(name) }), value);
  fireEvent.submit(dialog);
}
const table = (): TableDocument => (made[0]!.input as OfficeInput<'table.xlsx'>).tables[0]!;
const asked = (app: RenderedApp, name: string) => app.vault.calls.filter((call) => call.name === name);

describe('exporting the register', () => {
  it('takes every letter of the list, a slice at a time, into the columns shown; days and text stay what they are', async () => {
    const app = await openExport();
    fireEvent.submit(form());
    await sayWhatFor();
    await waitFor(() => expect(app.double.calls.some(({ name }) => name === 'file.save')).toBe(true));
    expect(made.map(({ name }) => name)).toEqual(['table.xlsx']);
    const { columns, rows, heading, level } = table();
    expect(rows).toHaveLength(2500);
    expect(new Set(rows.map(([, no]) => no)).size).toBe(2500);
    expect(rows.map(([place]) => place)).toEqual(rows.map((_, i) => i + 1));
    expect(columns.slice(0, 4).map(({ title, type }) => [title, type])).toEqual([
      ['STT', 'number'],
      ['Số vào sổ', 'text'],
      ['Ngày đến', 'day'],
      ['Loại', 'text'],
    ]);
    expect(rows[0]![2]).toMatch(/^2026-01-\d\d$/);
    expect(heading!.issuer).not.toBe('');
    expect(level).toBe('tuyet-mat');
    for (const { input } of asked(app, 'list.rows'))
      expect((input as { count: number }).count).toBeLessThanOrEqual(1000);
    await screen.findByText('Đã xuất 2.500 đơn ra tệp.');
  });

  it('is in the log, with its marking and every letter, before anything is made; not logged is not made', async () => {
    const app = await openExport(30);
    app.vault.fail('access.record', { code: 'LOG_FAILED' });
    fireEvent.submit(form());
    await sayWhatFor();
    await screen.findByText(/Không ghi được nhật ký/);
    expect(made).toEqual([]);
    app.vault.fail('access.record', null);
    fireEvent.submit(screen.getByRole('form', { name: 'Xuất ra tệp' }));
    await waitFor(() => expect(made).toHaveLength(1));
    const { input } = asked(app, 'access.record').at(-1)!;
    expect(input).toMatchObject({ act: 'export', what: { level: 'tuyet-mat', holder: 'Văn thư Tập Huấn' } });
    expect((input as { recIds: string[] }).recIds).toHaveLength(30);
    expect(JSON.stringify(input)).not.toContain('Người Gửi');
  });

  it('takes only the marked letters, in the order of the list', async () => {
    const app = await openApp({ letters: letters.slice(0, 40) });
    app.double.answer('file.save', () => ok({ saved: true }));
    await screen.findByText(/^40 đơn ·/);
    const grid = screen.getByRole('grid');
    for (const key of ['ArrowDown', ' ', 'ArrowDown', 'ArrowDown', ' ', 'Home', ' ']) press(key, {}, grid);
    press('x', {}, grid);
    await screen.findByRole('form', { name: 'Xuất danh sách' });
    fireEvent.submit(form());
    await sayWhatFor();
    await waitFor(() => expect(made).toHaveLength(1));
    const shown = [...grid.querySelectorAll('.grid-line')].map((line) => line.querySelector('.number')?.textContent);
    expect(table().rows.map(([, no]) => no)).toEqual([shown[0], shown[1], shown[3]]);
  });

  it('takes other columns, counts as numbers, and Word where it is asked for', async () => {
    await openExport(10);
    typeInto(within(form()).getByLabelText('Loại tệp'), 'docx');
    fireEvent.click(within(form()).getByRole('checkbox', { name: 'Bản quét' }));
    fireEvent.click(within(form()).getByRole('checkbox', { name: 'Người gửi' }));
    fireEvent.submit(form());
    await sayWhatFor();
    await waitFor(() => expect(made.map(({ name }) => name)).toEqual(['table.docx']));
    const { table: document } = made[0]!.input as OfficeInput<'table.docx'>;
    const titles = document.columns.map(({ title }) => title);
    expect(titles).not.toContain('Người gửi');
    expect(document.columns.at(-1)).toMatchObject({ title: 'Bản quét', type: 'number' });
    expect(document.rows[0]!.at(-1)).toBe(0);
  });

  it('needs a column', async () => {
    await openExport(10);
    for (const box of within(form()).getAllByRole('checkbox'))
      if ((box as HTMLInputElement).checked) fireEvent.click(box);
    fireEvent.submit(form());
    await screen.findByText('Cần chọn ít nhất một cột.');
    expect(made).toEqual([]);
  });

  it('can be stopped while the file is made: nothing is written', async () => {
    let release: () => void = () => expect.unreachable();
    hold = new Promise((done) => {
      release = done;
    });
    const app = await openExport(10);
    fireEvent.submit(form());
    await sayWhatFor();
    await waitFor(() => expect(made).toHaveLength(1));
    fireEvent.click(await screen.findByRole('button', { name: 'Dừng' }));
    expect(terminated).toBe(1);
    release();
    await screen.findByText(/Đã dừng, không có tệp nào được lập/);
    expect(app.double.calls.some(({ name }) => name === 'file.save')).toBe(false);
  });
});
