// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openForm, summary } from '../../../test/fixtures/open-form';
import { press, type RenderedApp, settle, type as typeInto } from '../../../test/fixtures/render-app';
import { draftValue } from './draft';
import { emptyForm } from './form';

afterEach(cleanup);

const source = () => screen.getByLabelText<HTMLSelectElement>('Nguồn đơn *');
const save = () => press('s', { ctrlKey: true });
const saves = ({ vault }: RenderedApp) => vault.calls.filter(({ name }) => name === 'letter.save');
const draftPuts = ({ vault }: RenderedApp) => vault.calls.filter(({ name }) => name === 'draft.put');

describe('entering a letter', () => {
  it('saves with Ctrl+S and says no more than is true: on this machine, not yet sent', async () => {
    const app = await openForm();
    typeInto(source(), 'buu-dien');
    typeInto(summary(), 'Trích yếu TẬP HUẤN');
    save();
    await screen.findByText('Đã lưu vào máy này, chưa gửi về trung tâm.');
    expect(saves(app)).toHaveLength(1);
    await screen.findByRole('region', { name: 'Đơn thư' });
  });

  it('saves nothing while a field must be mended, and says which in words', async () => {
    const app = await openForm();
    save();
    expect((await screen.findAllByText('Cần nhập ô này.')).length).toBe(2);
    expect(saves(app)).toHaveLength(0);
  });

  it('keeps everything in the form when the disk refused it, and says that it is not saved', async () => {
    const app = await openForm({ failing: { 'letter.save': { code: 'DISK_FULL' } } });
    typeInto(source(), 'buu-dien');
    typeInto(summary(), 'Trích yếu TẬP HUẤN');
    save();
    await screen.findByText(/CHƯA LƯU được/);
    expect(summary().value).toBe('Trích yếu TẬP HUẤN');
    expect(screen.queryByText(/Đã lưu vào máy này/)).toBeNull();
    app.vault.fail('letter.save', null);
    save();
    await screen.findByText('Đã lưu vào máy này, chưa gửi về trung tâm.');
  });

  it('saves once however often the key is pressed', async () => {
    const app = await openForm();
    typeInto(source(), 'buu-dien');
    typeInto(summary(), 'Trích yếu TẬP HUẤN');
    save();
    save();
    await screen.findByRole('region', { name: 'Đơn thư' });
    expect(saves(app)).toHaveLength(1);
  });

  it('repeats nothing of a denouncer with Ctrl+D, and keeps nothing of him for later', async () => {
    const app = await openForm();
    typeInto(source(), 'buu-dien');
    typeInto(summary(), 'Bà Lý Thị Kín tố cáo TẬP HUẤN');
    typeInto(screen.getAllByLabelText(/^Họ và tên/)[0]!, 'Lý Thị Kín TẬP HUẤN');
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(summary().value).toBe(''));
    press('d', { ctrlKey: true }, screen.getAllByLabelText<HTMLElement>(/^Họ và tên/)[0]!);
    press('d', { ctrlKey: true }, summary());
    await screen.findByText(/không lặp lại ô này/);
    expect(screen.queryByDisplayValue(/Lý Thị Kín/)).toBeNull();
    const kept = app.vault.calls.filter(({ name }) => name === 'pref.put');
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('Lý Thị Kín');
    expect(JSON.stringify(kept)).toContain('buu-dien');
  });

  it('repeats no denouncer whom an earlier version kept, and removes him from what it kept', async () => {
    const before = {
      ...emptyForm('2026-11-20'),
      kind: 'phan-anh',
      claims: [{ id: 'a', kind: 'to-cao', field: '', text: 'Lý Thị Kín viết' }],
      senders: [{ ...emptyForm('2026-11-20').senders[0]!, name: 'Lý Thị Kín TẬP HUẤN' }],
      related: [{ name: 'Chồng bà Lý Thị Kín', of: 'sender', relation: 'chồng' }],
      content: 'Tôi là Lý Thị Kín',
    };
    const app = await openForm({ prefs: { 'intake.former': draftValue(before) } });
    press('d', { ctrlKey: true }, screen.getAllByLabelText<HTMLElement>(/^Họ và tên/)[0]!);
    await screen.findByText(/không lặp lại ô này/);
    expect(screen.queryByDisplayValue(/Lý Thị Kín/)).toBeNull();
    const kept = app.vault.calls.filter(({ name }) => name === 'pref.put');
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain('Lý Thị Kín');
  });

  it('repeats the sender and the text of a letter that shields nobody', async () => {
    const held = emptyForm('2026-11-20');
    const before = { ...held, kind: 'khieu-nai', summary: 'Trích yếu cũ TẬP HUẤN' };
    await openForm({ prefs: { 'intake.former': draftValue(before) } });
    press('d', { ctrlKey: true }, summary());
    await waitFor(() => expect(summary().value).toBe('Trích yếu cũ TẬP HUẤN'));
  });

  it('goes on to an empty form with Ctrl+Enter', async () => {
    const app = await openForm();
    typeInto(source(), 'buu-dien');
    typeInto(summary(), 'Trích yếu TẬP HUẤN');
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(summary().value).toBe(''));
    expect(saves(app)).toHaveLength(1);
  });

  it('spells a day out on leaving its field and never while it is typed', async () => {
    await openForm();
    const written = screen.getByLabelText<HTMLInputElement>('Ngày viết đơn');
    for (const typed of ['1', '1/', '1/2', '1/2/', '1/2/2026']) {
      typeInto(written, typed);
      expect(written.value).toBe(typed);
    }
    fireEvent.blur(written);
    expect(written.value).toBe('01/02/2026');
    typeInto(written, '31/02/2026');
    fireEvent.blur(written);
    expect(written.value).toBe('31/02/2026');
  });
});

describe('Vietnamese typing', () => {
  it('keeps what UniKey writes in bursts of backspaces and letters', async () => {
    await openForm();
    const field = summary();
    field.focus();
    for (const value of [
      'D',
      'Dd',
      'D',
      '',
      'Đ',
      'Đơ',
      'Đơn',
      'Đơn t',
      'Đơn th',
      'Đơn thu',
      'Đơn thuw',
      'Đơn thu',
      'Đơn th',
      'Đơn thư',
    ]) {
      press(value.length === 0 ? 'Backspace' : value.at(-1)!, {}, field);
      typeInto(field, value);
    }
    expect(field.value).toBe('Đơn thư');
  });

  it('takes no letter typed into a field for a shortcut', async () => {
    await openForm();
    const field = summary();
    field.focus();
    for (const key of ['n', '/', 'e', 'N']) expect(press(key, {}, field)).toBe(true);
    expect(screen.getByRole('form', { name: 'Nhập đơn mới' })).toBeTruthy();
  });

  it('leaves Enter and Escape to an input method that is composing', async () => {
    await openForm();
    const field = screen.getByLabelText<HTMLInputElement>('Họ và tên');
    field.focus();
    press('Enter', { isComposing: true }, field);
    expect(document.activeElement).toBe(field);
    press('Escape', { keyCode: 229 }, field);
    expect(screen.getByRole('form', { name: 'Nhập đơn mới' })).toBeTruthy();
  });

  it('moves on with Enter and back with Shift+Enter, but not out of a text of several lines', async () => {
    await openForm();
    const name = screen.getByLabelText('Họ và tên');
    name.focus();
    press('Enter');
    expect(document.activeElement).toBe(screen.getByLabelText('Địa chỉ'));
    press('Enter', { shiftKey: true });
    expect(document.activeElement).toBe(name);
    const content = screen.getByLabelText('Nội dung');
    content.focus();
    press('Enter');
    expect(document.activeElement).toBe(content);
  });
});

describe('leaving the form', () => {
  it('goes without a question when nothing was typed', async () => {
    await openForm();
    press('Escape', {}, document.body);
    await screen.findByRole('grid');
  });

  it('asks when something would be lost, and staying keeps it', async () => {
    await openForm();
    typeInto(summary(), 'Nhập dở TẬP HUẤN');
    press('Escape', {}, document.body);
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Ở lại nhập tiếp' }));
    expect(summary().value).toBe('Nhập dở TẬP HUẤN');
  });

  it('asks on the way through the navigation too, and keeps the draft when told to', async () => {
    const app = await openForm();
    typeInto(summary(), 'Nhập dở TẬP HUẤN');
    fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Đồng bộ' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Giữ bản nháp và thoát' }));
    await screen.findByRole('button', { name: 'Đồng bộ ngay' });
    expect(draftPuts(app).length).toBeGreaterThan(0);
  });

  it('leaves no draft when told to throw it away', async () => {
    const app = await openForm();
    typeInto(summary(), 'Nhập dở TẬP HUẤN');
    press('Escape', {}, document.body);
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Bỏ, không giữ' }));
    await screen.findByRole('grid');
    await settle(800);
    const { calls } = app.vault;
    expect(calls.findLastIndex(({ name }) => name === 'draft.put')).toBeLessThan(
      calls.findLastIndex(({ name }) => name === 'draft.remove'),
    );
  });
});
