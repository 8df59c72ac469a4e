import { screen } from '@testing-library/react';
import type { WorkEvent } from '../../../shared/model/work';
import { openApp, press, type RenderedApp } from '../../../test/fixtures/render-app';
import type { DoubleLetter, DoubleOptions } from '../../../test/fixtures/vault-double';

/** The desk with one letter, opened from the register by keyboard. */
export async function openLetter(letter: DoubleLetter, options: DoubleOptions = {}): Promise<RenderedApp> {
  const app = await openApp({ letters: [letter], ...options });
  await screen.findByText(/^1 đơn ·/);
  press('Enter', {}, screen.getByRole('grid'));
  await screen.findByRole('region', { name: 'Đơn thư' });
  return app;
}

/** Goes to a part of the open letter. */
export const tab = (digit: number) => press(String(digit), { ctrlKey: true }, document.body);

/** The work that was put into the vault, in order. */
export const added = ({ vault }: RenderedApp): WorkEvent[] =>
  vault.calls.flatMap(({ name, input }) => (name === 'work.add' ? [(input as { event: WorkEvent }).event] : []));
