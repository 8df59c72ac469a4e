// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, settle, trainingLetter } from '../../test/fixtures/render-app';

afterEach(cleanup);

describe('locking', () => {
  it('takes every letter off the page in the same turn, and ends the worker with its keys', async () => {
    const { vault, double } = await openApp({ letters: [trainingLetter(1), trainingLetter(2)] });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    act(() => double.emit('desk.locked', { reason: 'token-removed' }));
    expect(document.body.textContent).not.toContain('Trích yếu số 1');
    expect(document.body.textContent).not.toContain('Người Gửi');
    expect(vault.terminated()).toBe(true);
    // Main renews the page now: nothing asks for a PIN that would be lost with it.
    expect(screen.queryByLabelText('Mã PIN của thiết bị')).toBeNull();
    await screen.findByLabelText('Mã PIN của thiết bị', {}, { timeout: 10_000 });
  });

  it('takes dialogs, messages and half-typed letters away too', async () => {
    const { double } = await openApp({ letters: [trainingLetter(1)] });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' });
    fireEvent.click(await screen.findByRole('button', { name: 'Xóa đơn' }));
    await screen.findByRole('dialog');
    act(() => double.emit('desk.locked', { reason: 'idle' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.body.textContent).not.toContain('Trích yếu');
  });

  it('names nothing of a letter in the title or the address of the window', async () => {
    await openApp({ letters: [trainingLetter(1)] });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    const before = window.location.href;
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' });
    await screen.findByRole('region', { name: 'Đơn thư' });
    expect(window.location.href).toBe(before);
    expect(document.title).not.toContain('Trích yếu');
  });

  it('is one key away', async () => {
    const { double, vault } = await openApp();
    press('l', { ctrlKey: true });
    expect(vault.terminated()).toBe(true);
    expect(double.calls.some(({ name }) => name === 'desk.lock')).toBe(true);
  });
});

describe('the open desk', () => {
  it('tells what the vault found wrong while it was being opened, until the officer has seen it', async () => {
    await openApp({ alarm: { code: 'VAULT_DAMAGED' } });
    await screen.findByText(/Một phần dữ liệu trên máy bị hỏng/);
    fireEvent.click(screen.getByRole('button', { name: 'Đóng' }));
    expect(screen.queryByText(/Một phần dữ liệu trên máy bị hỏng/)).toBeNull();
  });

  it('carries its marking', async () => {
    await openApp();
    expect(screen.getByText(/TẬP HUẤN – DỮ LIỆU GIẢ ĐỊNH/)).toBeTruthy();
  });

  it('warns before idleness locks it', async () => {
    const { double } = await openApp();
    act(() => double.emit('desk.idleSoon', { inMs: 30_000 }));
    await screen.findByText(/tự khóa sau 30 giây/);
    fireEvent.keyDown(document.body, { key: 'Shift' });
    await settle(0);
    expect(screen.queryByText(/tự khóa sau/)).toBeNull();
  });

  it('shows an account without letter keys the directory and nothing else', async () => {
    const { vault } = await openApp({ identity: { mayUseLetters: false, accountKind: 'quan-tri' } });
    await screen.findByText(/không giữ khóa đơn thư/);
    expect(screen.queryByRole('grid')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Nhập đơn' })).toBeNull();
    press('3', { altKey: true });
    expect(screen.queryByLabelText('Trích yếu')).toBeNull();
    expect(vault.calls.some(({ name }) => name.startsWith('list.') || name.startsWith('letter.'))).toBe(false);
  });
});
