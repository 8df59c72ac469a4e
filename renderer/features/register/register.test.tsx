// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../../shared/errors';
import type { Value } from '../../../shared/sync/op';
import { openApp, press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';

afterEach(cleanup);

const letters = Array.from({ length: 250 }, (_, place) =>
  trainingLetter(place + 1, place % 5 === 0 ? { kind: 'khieu-nai' } : {}),
);
const grid = () => screen.getByRole('grid');
const activeText = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';

const headings = () =>
  [...grid().querySelectorAll('[data-column]')].map((one) => one.textContent?.replace(/[▲▼]\d?/g, ''));
const heading = (name: string) => within(grid()).getByRole('button', { name: new RegExp(`^${name}`) });

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

  it('asks the vault for the opened letter once, so that it is logged once', async () => {
    const { vault } = await openRegister();
    press('Enter', {}, grid());
    await screen.findByRole('region', { name: 'Đơn thư' });
    expect(vault.calls.filter(({ name }) => name === 'letter.get')).toHaveLength(1);
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

describe('the list as the officer lays it out', () => {
  it('moves a column with Alt and an arrow and keeps the focus on it; Shift changes its width', async () => {
    const { vault } = await openRegister();
    const before = headings();
    heading('Số vào sổ').focus();
    press('ArrowRight', { altKey: true }, heading('Số vào sổ'));
    await waitFor(() => expect(headings().slice(0, 2)).toEqual([before[1], before[0]]));
    expect(document.activeElement).toBe(heading('Số vào sổ'));
    const tracks = grid().style.getPropertyValue('--grid-columns');
    press('ArrowRight', { shiftKey: true }, heading('Trích yếu'));
    await waitFor(() => expect(grid().style.getPropertyValue('--grid-columns')).not.toBe(tracks));
    await waitFor(() => expect(vault.calls.some(({ name }) => name === 'pref.put')).toBe(true));
  });

  it('shows and hides columns, and finds them so when it is opened again', async () => {
    await openRegister();
    press('c', {}, grid());
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Người gửi' }));
    fireEvent.click(within(dialog).getByRole('checkbox', { name: 'Địa chỉ' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Xong' }));
    await waitFor(() => expect(headings()).not.toContain('Người gửi'));
    expect(headings().at(-1)).toBe('Địa chỉ');
    fireEvent.click(screen.getByRole('button', { name: /^Nhập đơn$/ }));
    fireEvent.click(screen.getByRole('button', { name: /^Sổ đơn thư/ }));
    await screen.findByText(/^250 đơn ·/);
    expect(headings().at(-1)).toBe('Địa chỉ');
  });

  it('keeps a way of looking at it under a name, and begins with the one it was told to', async () => {
    const { vault } = await openRegister();
    typeInto(screen.getByLabelText('Tìm trong sổ'), ' số 17');
    await screen.findByText(/^11 đơn ·/);
    press('v', {}, grid());
    const form = await screen.findByRole('form', { name: 'Lưu cách xem này' });
    typeInto(within(form).getByLabelText(/^Tên cách xem/), 'Số mười bảy');
    fireEvent.click(within(form).getByRole('checkbox', { name: 'Mở sổ bằng cách xem này' }));
    fireEvent.submit(form);
    const kept = vault.calls.findLast(({ name }) => name === 'pref.put')?.input as { key: string; value: Value };
    expect(kept.key).toBe('register.views');
    cleanup();
    await openApp({ letters, prefs: { 'register.views': kept.value } });
    await screen.findByText(/^11 đơn ·/);
    press('v', {}, grid());
    await screen.findByText('mở đầu tiên');
  });
});

describe('letters that are marked', () => {
  const marked = () => [...grid().querySelectorAll('[role="row"][aria-selected="true"]')];

  it('are marked one by one with Space, in a stretch with Shift, all with Ctrl+A, and none with Escape', async () => {
    await openRegister();
    press(' ', {}, grid());
    await waitFor(() => expect(marked()).toHaveLength(1));
    press('ArrowDown', { shiftKey: true }, grid());
    press('ArrowDown', { shiftKey: true }, grid());
    await waitFor(() => expect(marked()).toHaveLength(3));
    press('ArrowUp', { shiftKey: true }, grid());
    await waitFor(() => expect(marked()).toHaveLength(2));
    press('a', { ctrlKey: true }, grid());
    await waitFor(() => expect(screen.getAllByText('Đã chọn 250 đơn').length).toBeGreaterThan(0));
    press('Escape', {}, grid());
    await waitFor(() => expect(marked()).toHaveLength(0));
  });

  it('are let go when another question is asked, so that nothing out of sight is changed', async () => {
    await openRegister();
    press(' ', {}, grid());
    await waitFor(() => expect(marked()).toHaveLength(1));
    typeInto(screen.getByLabelText('Tìm trong sổ'), ' số 17');
    await screen.findByText(/^11 đơn ·/);
    await waitFor(() => expect(marked()).toHaveLength(0));
  });

  it('are copied as a spreadsheet takes them once that is logged, and not when it could not be', async () => {
    const clip: string[] = [];
    const { vault, double } = await openRegister();
    double.answer('clipboard.put', ({ text }) => {
      clip.push(text);
      return ok({});
    });
    vault.fail('access.record', { code: 'LOG_FAILED' });
    press(' ', {}, grid());
    press('c', { ctrlKey: true }, grid());
    await waitFor(() => expect(vault.calls.some(({ name }) => name === 'access.record')).toBe(true));
    expect(clip).toEqual([]);
    vault.fail('access.record', null);
    press('ArrowDown', { shiftKey: true }, grid());
    press('c', { ctrlKey: true }, grid());
    await waitFor(() => expect(clip).toHaveLength(1));
    const lines = clip[0]!.split('\r\n').map((line) => line.split('\t'));
    expect(lines).toHaveLength(4);
    expect(lines[0]![0]).toMatch(/^TẬP HUẤN.* · MẬT · Mã bản sao: \S+$/);
    expect(lines[1]).toContain('Trích yếu');
    expect(lines[2]).toContainEqual(expect.stringMatching(/^Trích yếu số \d+ TẬP HUẤN$/));
    const logged = vault.calls.findLast(({ name }) => name === 'access.record')?.input;
    expect(logged).toMatchObject({ act: 'copy', what: { level: 'mat' } });
  });

  it('are marked and copied from a list that stood long, though the vault has dropped its view', async () => {
    const clip: string[] = [];
    const { vault, double } = await openRegister();
    double.answer('clipboard.put', ({ text }) => {
      clip.push(text);
      return ok({});
    });
    vault.dropViews();
    press('a', { ctrlKey: true }, grid());
    await waitFor(() => expect(screen.getAllByText('Đã chọn 250 đơn').length).toBeGreaterThan(0));
    vault.dropViews();
    press('c', { ctrlKey: true }, grid());
    await waitFor(() => expect(clip).toHaveLength(1));
    expect(clip[0]!.split('\r\n')).toHaveLength(2 + 250);
  });

  it('are changed together after a look at each of them, and changed back', async () => {
    const { vault } = await openRegister();
    press(' ', {}, grid());
    press('ArrowDown', { shiftKey: true }, grid());
    await waitFor(() => expect(marked()).toHaveLength(2));
    press('b', {}, grid());
    const form = await screen.findByRole('form', { name: 'Thay đổi 2 đơn' });
    fireEvent.submit(form);
    await within(form).findByText(/bắt buộc|Chưa|Cần/);
    expect(vault.calls.some(({ name }) => name === 'bulk.preview')).toBe(false);
    typeInto(within(form).getByLabelText(/^Giá trị mới/), 'truc-tiep');
    fireEvent.submit(form);
    await within(form).findByText(/^Sẽ thay đổi 2 đơn/);
    expect(vault.calls.some(({ name }) => name === 'bulk.apply')).toBe(false);
    fireEvent.submit(form);
    const undo = await screen.findByRole('button', { name: 'Hoàn tác' });
    expect(vault.calls.findLast(({ name }) => name === 'bulk.apply')?.input).toMatchObject({
      change: { what: 'field', field: 'source', value: 'truc-tiep' },
    });
    fireEvent.click(undo);
    await screen.findByText(/^Đã trả/);
  });

  it('are found again later: what each change did, which letters go back and which are left, and why', async () => {
    const change = { what: 'field', field: 'source', value: 'truc-tiep' } as const;
    const record = { bulkId: 'c'.repeat(32), atMs: 1_780_000_000_000, by: 'can-bo-1', change, letters: 3, undone: 0 };
    const row = (n: number, refused: string | null) => ({
      recId: n.toString(16).padStart(32, '0'),
      registerNo: `${n}/2026`,
      level: 'mat',
      summary: `Trích yếu số ${n} TẬP HUẤN`,
      before: refused ? '' : 'truc-tiep',
      after: refused ? '' : 'buu-dien',
      refused,
    });
    const { vault } = await openApp({
      letters: [trainingLetter(1)],
      bulkChanges: [record],
      bulkUndo: [row(1, null), row(2, 'CHANGED'), row(3, null)],
    });
    press('u', {}, await screen.findByRole('grid', { name: 'Sổ đơn thư' }));
    const list = await screen.findByRole('table', { name: 'Các lần thay đổi hàng loạt' });
    within(list).getByText('can-bo-1');
    fireEvent.click(within(list).getByRole('button', { name: /^Xem trước khi hoàn tác/ }));
    const form = await screen.findByRole('form', { name: 'Hoàn tác thay đổi hàng loạt' });
    await within(form).findByText(/^Sẽ trả 2 đơn về như trước, giữ nguyên 1 đơn/);
    await within(within(form).getByRole('grid')).findByText(/đã có người sửa tiếp/);
    // One dialog at a time: what is looked at takes the list's place, and the key that does it is at hand.
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Trả 2 đơn về như trước'));
    expect(vault.calls.some(({ name }) => name === 'bulk.undo')).toBe(false);
    fireEvent.submit(form);
    await screen.findByText(/^Đã trả/);
    expect(vault.calls.findLast(({ name }) => name === 'bulk.undo')?.input).toMatchObject({ bulkId: record.bulkId });
  });
});
