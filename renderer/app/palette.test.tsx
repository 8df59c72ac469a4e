// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, trainingLetter, type as typeInto } from '../../test/fixtures/render-app';
import { closePalette } from '../ui';
import type { PersonView } from '../vault/api/persons';

afterEach(() => {
  act(closePalette);
  cleanup();
});

const person: PersonView = {
  personId: null,
  name: 'N. V. M.',
  address: 'Xã Mẫu TẬP HUẤN',
  letters: [
    {
      recId: '2'.padStart(32, '0'),
      role: 'sender',
      key: 'nguoi gui',
      name: 'N. V. M.',
      address: 'Xã Mẫu TẬP HUẤN',
      registerNo: '2/2026',
      kind: 'to-cao',
      level: 'mat',
      summary: 'Trích yếu số 2 TẬP HUẤN',
      arrivedOn: '2026-01-03',
      merged: false,
    },
  ],
};
const options = { letters: [trainingLetter(1), trainingLetter(2)], persons: [person] };

async function palette(): Promise<HTMLElement> {
  press('k', { ctrlKey: true }, document.body);
  const box = await screen.findByRole('dialog', { name: 'Tìm lệnh, đơn thư hoặc người' });
  await within(box).findByRole('textbox');
  return box;
}
const ask = (box: HTMLElement, words: string) => typeInto(within(box).getByRole('textbox'), words);

describe('the command palette', () => {
  it('finds screens and what the present screen can do, without marks', async () => {
    await openApp(options);
    const box = await palette();
    ask(box, 'cach xem');
    fireEvent.click(await within(box).findByRole('button', { name: /^Cách xem/ }));
    await screen.findByRole('form', { name: 'Lưu cách xem này' });
  });

  it('finds letters and people, and a person leads to a letter that names him', async () => {
    const { vault } = await openApp(options);
    const box = await palette();
    ask(box, 'mau');
    fireEvent.click(await within(box).findByRole('button', { name: /N\. V\. M\./ }));
    await screen.findByRole('region', { name: 'Đơn thư' });
    // Asked while one types: a view kept open for each pause would push the register's own out of the vault.
    expect(vault.calls.findLast(({ name }) => name === 'list.open')?.input).toMatchObject({ text: 'mau', once: true });
    expect(vault.calls.findLast(({ name }) => name === 'letter.get')?.input).toEqual({ recId: '2'.padStart(32, '0') });
  });

  const offered = (box: HTMLElement, name: RegExp) => within(box).findByRole('button', { name });
  const openLetter = async () => {
    const app = await openApp(options);
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    press('Enter', {}, screen.getByRole('grid'));
    await screen.findByRole('region', { name: 'Đơn thư' });
    return app;
  };

  it('begins work on the letter that is open with its key beside it, from any of its parts', async () => {
    await openLetter();
    press('8', { ctrlKey: true }, document.body);
    const box = await palette();
    for (const [words, name] of [
      ['de xuat', /^Đề xuất\s*P$/],
      ['don doc', /^Đôn đốc\s*O$/],
      ['soan giay', /^Soạn giấy$/],
      ['ban quet', /^Bản quét\s*Ctrl\+6$/],
      ['sua', /^Sửa\s*E$/],
      ['chuyen don', /^Chuyển đơn\s*C$/],
    ] as const) {
      ask(box, words);
      await offered(box, name);
    }
    fireEvent.click(await offered(box, /^Chuyển đơn/));
    await screen.findByRole('form', { name: /^Chuyển đơn/ });
  });

  it('does not let a letter of work act in another part of the letter', async () => {
    await openLetter();
    press('8', { ctrlKey: true }, document.body);
    await screen.findByLabelText('Thêm ghi chú');
    press('c', {}, document.body);
    expect(screen.queryByRole('form', { name: /^Chuyển đơn/ })).toBeNull();
    press('1', { ctrlKey: true }, document.body);
    press('c', {}, document.body);
    await screen.findByRole('form', { name: /^Chuyển đơn/ });
  });

  it('offers what entering a letter, the books and the day can do, each while it is shown', async () => {
    await openApp(options);
    press('3', { altKey: true }, document.body);
    await screen.findByRole('form', { name: 'Nhập đơn mới' });
    let box = await palette();
    ask(box, 'them nguoi gui');
    await offered(box, /^Thêm người gửi\s*Alt\+G$/);
    ask(box, 'luu va nhap tiep');
    await offered(box, /^Lưu và nhập tiếp\s*Ctrl\+Enter$/);
    act(closePalette);
    fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: /^Sổ sách/ }));
    await screen.findByRole('region', { name: 'Sổ sách' });
    box = await palette();
    ask(box, 'them nguoi gui');
    expect(within(box).queryByRole('button', { name: /^Thêm người gửi/ })).toBeNull();
    ask(box, 'khoa so');
    await offered(box, /^Khóa sổ$/);
  });

  it('offers the letters that were opened last, and forgets them with the lock', async () => {
    await openApp(options);
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    press('Enter', {}, screen.getByRole('grid'));
    await screen.findByRole('region', { name: 'Đơn thư' });
    let box = await palette();
    await within(box).findByRole('button', { name: /^Trích yếu số/ });
    act(closePalette);
    cleanup();
    await openApp(options);
    box = await palette();
    await within(box).findByRole('button', { name: /^Cách xem/ });
    expect(within(box).queryByRole('button', { name: /^Trích yếu số/ })).toBeNull();
  });
});
