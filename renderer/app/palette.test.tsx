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
    expect(vault.calls.findLast(({ name }) => name === 'letter.get')?.input).toEqual({ recId: '2'.padStart(32, '0') });
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
