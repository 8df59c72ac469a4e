// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import type { ListQuery } from '../../vault/api';

afterEach(cleanup);

const letters = Array.from({ length: 250 }, (_, place) => trainingLetter(place + 1));
const grid = () => screen.getByRole('grid');
const activeText = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
const lastQuery = ({ vault }: RenderedApp) =>
  vault.calls.findLast(({ name }) => name === 'list.open')?.input as ListQuery;

async function openRegister(): Promise<RenderedApp> {
  const app = await openApp({ letters });
  await screen.findByText(/^250 đơn ·/);
  return app;
}

describe('the register by keyboard', () => {
  it('has the focus at once, and arrows, Page keys, Home and End move through it', async () => {
    await openRegister();
    await waitFor(() => expect(document.activeElement).toBe(grid()));
    const first = activeText();
    expect(first).not.toBe('');
    press('ArrowDown');
    expect(activeText()).not.toBe(first);
    press('ArrowUp');
    expect(activeText()).toBe(first);
    press('PageDown');
    press('Home');
    expect(activeText()).toBe(first);
  });

  it('opens the active letter with Enter and comes back to the same row with Escape', async () => {
    await openRegister();
    press('ArrowDown', {}, grid());
    press('ArrowDown', {}, grid());
    const chosen = activeText();
    press('Enter', {}, grid());
    await screen.findByRole('region', { name: 'Đơn thư' });
    press('Escape', {}, document.body);
    await screen.findByRole('grid');
    await waitFor(() => expect(activeText()).toBe(chosen));
  });

  it('goes to the search box with / and with Ctrl+F, and down from it into the list', async () => {
    await openRegister();
    const search = screen.getByLabelText('Tìm trong sổ');
    press('/', {}, grid());
    expect(document.activeElement).toBe(search);
    press('ArrowDown', {}, search);
    expect(document.activeElement).toBe(grid());
    press('f', { ctrlKey: true }, grid());
    expect(document.activeElement).toBe(search);
  });

  it('begins a new letter with N', async () => {
    await openRegister();
    press('n', {}, grid());
    await screen.findByRole('form', { name: 'Nhập đơn mới' });
  });
});

describe('finding letters', () => {
  it('searches as one types and tells how many were found', async () => {
    const app = await openRegister();
    typeInto(screen.getByLabelText('Tìm trong sổ'), 'số 17 ');
    await screen.findByText(/^11 đơn ·/);
    expect(lastQuery(app).text).toBe('số 17');
    await waitFor(() => expect(screen.getByText('Tìm thấy 11 đơn')).toBeTruthy());
  });

  it('filters by kind and by days, and a day half typed does not filter yet', async () => {
    const app = await openRegister();
    fireEvent.click(screen.getByRole('button', { name: /^Khiếu nại/ }));
    await waitFor(() => expect(lastQuery(app).kinds).toEqual(['khieu-nai']));
    typeInto(screen.getByLabelText('Đến từ ngày'), '1/');
    await screen.findByText('Chưa đúng ngày');
    typeInto(screen.getByLabelText('Đến từ ngày'), '1/1/2026');
    await waitFor(() => expect(lastQuery(app).arrivedFrom).toBe('2026-01-01'));
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
    await waitFor(() => expect(lastQuery(app).kinds).toBeUndefined());
  });

  it('sorts by a column, and the other way when asked again', async () => {
    const app = await openRegister();
    fireEvent.click(within(grid()).getByRole('button', { name: /Người gửi/ }));
    await waitFor(() => expect(lastQuery(app).sort).toEqual({ column: 'sender', descending: false }));
    fireEvent.click(within(grid()).getByRole('button', { name: /Người gửi/ }));
    await waitFor(() => expect(lastQuery(app).sort).toEqual({ column: 'sender', descending: true }));
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
