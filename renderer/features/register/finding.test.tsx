// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/errors';
import { openApp, press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import type { ListQuery } from '../../vault/api';

afterEach(cleanup);

const letters = Array.from({ length: 250 }, (_, place) =>
  trainingLetter(place + 1, place % 5 === 0 ? { kind: 'khieu-nai' } : {}),
);
const grid = () => screen.getByRole('grid');
const lastQuery = ({ vault }: RenderedApp) =>
  vault.calls.findLast(({ name }) => name === 'list.open')?.input as ListQuery;

const heading = (name: string) => within(grid()).getByRole('button', { name: new RegExp(`^${name}`) });

async function openRegister(): Promise<RenderedApp> {
  const app = await openApp({ letters });
  await screen.findByText(/^250 đơn ·/);
  return app;
}

describe('finding letters', () => {
  it('searches as one types and tells how many were found', async () => {
    const app = await openRegister();
    typeInto(screen.getByLabelText('Tìm trong sổ'), ' số 17');
    await screen.findByText(/^11 đơn ·/);
    expect(lastQuery(app).text).toBe('số 17');
    await waitFor(() => expect(screen.getByText('Tìm thấy 11 đơn')).toBeTruthy());
  });

  it('hands the blank behind the last word on: it says that the word is finished', async () => {
    const app = await openRegister();
    typeInto(screen.getByLabelText('Tìm trong sổ'), 'số 17  ');
    await screen.findByText(/^1 đơn ·/);
    expect(lastQuery(app).text).toBe('số 17 ');
  });

  it('narrows by a value of the results, says so in a chip, and lets go again', async () => {
    const app = await openRegister();
    press('t', {}, grid());
    const facets = await screen.findByRole('complementary', { name: 'Kết quả chia theo' });
    fireEvent.click(await within(facets).findByRole('button', { name: /^Khiếu nại kỷ luật|^Khiếu nại/ }));
    await waitFor(() => expect(lastQuery(app).where).toEqual([{ field: 'kind', op: 'in', values: ['khieu-nai'] }]));
    await screen.findByText(/^50 đơn ·/);
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
    await waitFor(() => expect(lastQuery(app).where).toBeUndefined());
  });

  it('filters by any field: days as they are typed, and a day half typed is no filter', async () => {
    const app = await openRegister();
    press('f', {}, grid());
    const form = await screen.findByRole('form', { name: 'Điều kiện lọc' });
    typeInto(within(form).getByLabelText('Mục cần lọc'), 'arrivedOn');
    typeInto(within(form).getByLabelText('Từ'), '1/');
    fireEvent.submit(form);
    await within(form).findByText('Chưa đúng ngày');
    typeInto(within(form).getByLabelText('Từ'), '15/1/2026');
    fireEvent.submit(form);
    await waitFor(() =>
      expect(lastQuery(app).where).toEqual([{ field: 'arrivedOn', op: 'between', from: '2026-01-15' }]),
    );
    await screen.findByRole('button', { name: 'Ngày đến từ 15/01/2026' });
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ điều kiện “Ngày đến từ 15/01/2026”' }));
    await waitFor(() => expect(lastQuery(app).where).toBeUndefined());
  });

  it('filters by values of the catalogue and by what is missing', async () => {
    const app = await openRegister();
    press('f', {}, grid());
    const form = await screen.findByRole('form', { name: 'Điều kiện lọc' });
    fireEvent.click(within(form).getByRole('checkbox', { name: 'Tiếp nhận' }));
    fireEvent.submit(form);
    await waitFor(() => expect(lastQuery(app).where).toEqual([{ field: 'status', op: 'in', values: ['tiep-nhan'] }]));
    press('f', {}, grid());
    const again = await screen.findByRole('form', { name: 'Điều kiện lọc' });
    typeInto(within(again).getByLabelText('Mục cần lọc'), 'direction');
    typeInto(within(again).getByLabelText('Cách lọc'), 'empty');
    fireEvent.submit(again);
    await waitFor(() => expect(lastQuery(app).where).toContainEqual({ field: 'direction', op: 'empty' }));
  });

  it('tells of a letter what each of its contents came to, on screen and in what is copied', async () => {
    const clip: string[] = [];
    const claim = { kind: 'phan-anh', text: 'Nội dung' } as const;
    const claims = [
      { ...claim, id: 'a', direction: 'thu-ly' },
      { ...claim, id: 'b', direction: 'chuyen-don' },
    ];
    const layout = { columns: ['registerNo', 'direction', 'writtenOn'], widths: {}, density: 'normal', facets: true };
    const { double, vault } = await openApp({
      letters: [trainingLetter(1, { claims, writtenOn: '2026-01-02' }), trainingLetter(2)],
      prefs: { 'register.layout': layout },
    });
    double.answer('clipboard.put', ({ text }) => {
      clip.push(text);
      return ok({});
    });
    const words = 'Thụ lý giải quyết; Chuyển đơn';
    await within(await screen.findByRole('grid')).findByText(words);
    const facets = await screen.findByRole('complementary', { name: 'Kết quả chia theo' });
    fireEvent.click(await within(facets).findByRole('button', { name: 'Chuyển đơn 1' }));
    await waitFor(() =>
      expect(lastQuery({ double, vault }).where).toEqual([{ field: 'direction', op: 'in', values: ['chuyen-don'] }]),
    );
    await screen.findByText(/^1 đơn ·/);
    press('c', { ctrlKey: true }, grid());
    await waitFor(() => expect(clip).toHaveLength(1));
    expect(clip[0]!.split('\r\n').at(-1)!.split('\t').slice(1)).toEqual([words, '02/01/2026']);
  });

  it('sorts by a column, the other way when asked again, and within it by another with Shift', async () => {
    const app = await openRegister();
    fireEvent.click(heading('Người gửi'));
    await waitFor(() => expect(lastQuery(app).sorts).toEqual([{ column: 'sender', descending: false }]));
    press('Enter', {}, heading('Người gửi'));
    await waitFor(() => expect(lastQuery(app).sorts).toEqual([{ column: 'sender', descending: true }]));
    press('Enter', { shiftKey: true }, heading('Ngày đến'));
    await waitFor(() =>
      expect(lastQuery(app).sorts).toEqual([
        { column: 'sender', descending: true },
        { column: 'arrivedOn', descending: false },
      ]),
    );
    expect(heading('Ngày đến').textContent).toContain('▲2');
  });

  it('tells an empty register from a search without results', async () => {
    await openApp({ letters: [] });
    await screen.findByText(/Sổ chưa có đơn nào/);
    typeInto(screen.getByLabelText('Tìm trong sổ'), 'không có');
    await screen.findByText(/Không có đơn nào khớp/);
  });

  it('says so when the list could not be read, and reads it when asked again', async () => {
    const { vault } = await openApp({ letters, failing: { 'list.open': { code: 'VAULT_DAMAGED' } } });
    await screen.findByText(/Một phần dữ liệu trên máy bị hỏng/);
    vault.fail('list.open', null);
    fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
    await screen.findByText(/^250 đơn ·/);
  });
});
