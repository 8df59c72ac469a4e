import { screen } from '@testing-library/react';
import { openApp, press, type RenderedApp } from '../../../test/fixtures/render-app';
import type { DoubleOptions } from '../../../test/fixtures/vault-double';

/** The desk with the form of a new letter, opened by keyboard. */
export async function openForm(options: DoubleOptions = {}): Promise<RenderedApp> {
  const app = await openApp(options);
  press('n', {}, document.body);
  await screen.findByLabelText('Trích yếu *');
  return app;
}

export const summary = () => screen.getByLabelText<HTMLTextAreaElement>('Trích yếu *');
