// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import { noFilters } from './filters';
import { usualLayout } from './layout';
import { readViews, type SavedView } from './views';

afterEach(cleanup);

const view = (id: string, name: string, text: string): SavedView => ({
  id,
  name,
  filters: { ...noFilters, text },
  layout: usualLayout,
});
const stored = ({ vault }: RenderedApp) => {
  const put = vault.calls.findLast(({ name }) => name === 'pref.put')?.input as { value: never };
  return readViews(put.value);
};

async function openViews(first: string | null, ...views: SavedView[]): Promise<RenderedApp> {
  const value = JSON.parse(JSON.stringify({ views, first })) as never;
  const app = await openApp({ letters: [trainingLetter(1)], prefs: { 'register.views': value } });
  press('v', {}, screen.getByRole('grid'));
  await screen.findByRole('form', { name: 'Lưu cách xem này' });
  return app;
}
const form = () => screen.getByRole('form', { name: 'Lưu cách xem này' });

describe('a saved way of looking at the register', () => {
  it('is not replaced before the officer was asked, and comes back', async () => {
    const app = await openViews(null, view('1', 'Đơn của bà Hà', 'cũ'));
    const name = within(form()).getByLabelText(/^Tên cách xem/);
    typeInto(name, 'Đơn của bà HÀ');
    fireEvent.submit(form());
    await within(form()).findByText(/Đã có cách xem “Đơn của bà Hà”/);
    expect(app.vault.calls.some(({ name }) => name === 'pref.put')).toBe(false);
    fireEvent.submit(form());
    await screen.findByText('Đã thay cách xem “Đơn của bà Hà”.');
    expect(stored(app).views).toMatchObject([{ id: '1', name: 'Đơn của bà HÀ', filters: { text: '' } }]);
    press('h', { altKey: true }, document.body);
    await waitFor(() =>
      expect(stored(app)).toMatchObject({ views: [{ name: 'Đơn của bà Hà', filters: { text: 'cũ' } }] }),
    );
  });

  it('stays beside another whose name has one mark more', async () => {
    const app = await openViews(null, view('1', 'Đơn của bà Hà', 'cũ'));
    typeInto(within(form()).getByLabelText(/^Tên cách xem/), 'Đơn của bà Hạ');
    fireEvent.submit(form());
    await screen.findByText('Đã lưu cách xem “Đơn của bà Hạ”.');
    expect(stored(app).views.map(({ name }) => name)).toEqual(['Đơn của bà Hà', 'Đơn của bà Hạ']);
  });

  it('that was taken away comes back by a key within its dialog, and one that was taken away after it stays away', async () => {
    const app = await openViews('1', view('1', 'Của tôi', ''), view('2', 'Quá hạn', ''));
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ cách xem “Của tôi”' }));
    await waitFor(() => expect(stored(app).views).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ cách xem “Quá hạn”' }));
    await waitFor(() => expect(stored(app).views).toHaveLength(0));
    expect(screen.getAllByRole('button', { name: 'Hoàn tác' })).toHaveLength(2);
    fireEvent.click(screen.getAllByRole('button', { name: 'Hoàn tác' })[0]!);
    await waitFor(() => expect(stored(app)).toMatchObject({ views: [{ name: 'Của tôi' }], first: '1' }));
    press('h', { altKey: true }, document.activeElement ?? document.body);
    await waitFor(() => expect(stored(app).views.map(({ name }) => name)).toEqual(['Của tôi', 'Quá hạn']));
    press('h', { altKey: true }, document.body);
    expect(stored(app).views).toHaveLength(2);
  });
});
