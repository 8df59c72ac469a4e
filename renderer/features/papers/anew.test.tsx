// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  openApp,
  press,
  type RenderedApp,
  settle,
  trainingLetter,
  type as typeInto,
} from '../../../test/fixtures/render-app';
import type { Draft } from '../../vault/api';
import { readPaperDraft } from './draft';

/** Makes no PDF: the preview beside the form stays empty. */
class IdleWorker {
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();
}
beforeAll(() => vi.stubGlobal('Worker', IdleWorker));
afterEach(cleanup);

async function openPaper(drafts: readonly Draft[] = [], screenName = 'Soạn văn bản'): Promise<RenderedApp> {
  const app = await openApp({ letters: [trainingLetter(1)], drafts });
  await screen.findByText(/^1 đơn ·/);
  press('Enter', {}, screen.getByRole('grid'));
  await screen.findByRole('region', { name: 'Đơn thư' });
  press('5', { ctrlKey: true }, document.body);
  fireEvent.click(await screen.findByRole('button', { name: 'Soạn giấy' }));
  await screen.findByRole('region', { name: 'Văn bản của đơn' });
  fireEvent.click(screen.getAllByRole('button', { name: /^Phiếu|^Thông báo|^Giấy/ })[0]!);
  await screen.findByRole('region', { name: screenName });
  return app;
}
const place = () => screen.getByLabelText<HTMLTextAreaElement>('Đoạn 1');
async function kept({ vault }: RenderedApp): Promise<string[]> {
  const list = await vault.call('draft.list', {});
  const drafts = list.ok ? (list.value.drafts as Draft[]) : [];
  return drafts.flatMap((draft) => readPaperDraft(draft)?.paper.body[0]?.text ?? []);
}
const anew = () => fireEvent.click(screen.getByRole('button', { name: 'Lập lại từ đơn' }));
const takeBack = () => press('h', { altKey: true }, document.body);

describe('a paper that is filled from the letter again', () => {
  it('gives back what was written, and then what was written since', async () => {
    const app = await openPaper();
    const filled = place().value;
    typeInto(place(), 'Đoạn viết cả buổi TẬP HUẤN');
    await waitFor(async () => expect(await kept(app)).toEqual(['Đoạn viết cả buổi TẬP HUẤN']));
    anew();
    await waitFor(() => expect(place().value).toBe(filled));
    await waitFor(async () => expect(await kept(app)).toEqual([]));
    typeInto(place(), 'Đoạn viết sau TẬP HUẤN');
    takeBack();
    await waitFor(() => expect(place().value).toBe('Đoạn viết cả buổi TẬP HUẤN'));
    await waitFor(async () => expect(await kept(app)).toEqual(['Đoạn viết cả buổi TẬP HUẤN']));
    takeBack();
    await waitFor(() => expect(place().value).toBe('Đoạn viết sau TẬP HUẤN'));
  });

  it('gives it back as a draft, too, when the screen was left meanwhile', async () => {
    const app = await openPaper();
    typeInto(place(), 'Đoạn viết cả buổi TẬP HUẤN');
    anew();
    press('Escape', {}, document.body);
    await screen.findByRole('region', { name: 'Văn bản của đơn' });
    expect(await kept(app)).toEqual([]);
    takeBack();
    await waitFor(async () => expect(await kept(app)).toEqual(['Đoạn viết cả buổi TẬP HUẤN']));
  });

  it('gives back a draft that tells a covered name, covered as it was, over what was begun in its place', async () => {
    const app = await openPaper();
    typeInto(place(), 'Đoạn có tên người tố cáo TẬP HUẤN');
    await waitFor(async () => expect(await kept(app)).toHaveLength(1));
    const list = await app.vault.call('draft.list', {});
    const [draft] = list.ok ? list.value.drafts : [];
    cleanup();
    const value = { ...(draft!.value as Record<string, string>), uncovered: true };
    const again = await openPaper([{ ...draft!, value }], 'Văn bản của đơn');
    fireEvent.click(await screen.findByRole('button', { name: 'Lập lại từ đơn' }));
    typeInto(await screen.findByLabelText('Đoạn 1'), 'Đoạn viết sau TẬP HUẤN');
    takeBack();
    await waitFor(() => expect(screen.queryByLabelText('Đoạn 1')).toBeNull());
    await settle(800);
    expect(await kept(again)).toEqual(['Đoạn có tên người tố cáo TẬP HUẤN']);
  });

  it('offers nothing back where nothing was written', async () => {
    await openPaper();
    anew();
    await screen.findByText('Đã lập lại giấy từ đơn.');
    expect(screen.queryByRole('button', { name: 'Hoàn tác' })).toBeNull();
  });

  it('has what the unit has just remembered for the form, and has it no more when that is taken back', async () => {
    const app = await openPaper();
    const puts = () => app.vault.calls.filter(({ name }) => name === 'pref.put').map(({ input }) => input);
    const town = () => screen.getByLabelText<HTMLInputElement>(/^Địa danh/);
    const before = town().value;
    typeInto(town(), 'Xã Mẫu TẬP HUẤN');
    fireEvent.click(screen.getByRole('button', { name: /^Ghi nhớ/ }));
    await screen.findByText(/^Đã ghi nhớ phần đầu/);
    typeInto(town(), 'khác');
    anew();
    await waitFor(() => expect(town().value).toBe('Xã Mẫu TẬP HUẤN'));
    fireEvent.click(screen.getAllByRole('button', { name: 'Hoàn tác' })[0]!);
    await screen.findByText(/^Đã trả mẫu này về như trước/);
    expect(puts().slice(2)).toMatchObject([{ value: null }, { value: null }]);
    anew();
    await waitFor(() => expect(town().value).toBe(before));
  });

  it('puts a removed paragraph back beside what was written since', async () => {
    await openPaper();
    const texts = () => screen.getAllByLabelText<HTMLTextAreaElement>(/^Đoạn \d+$/).map(({ value }) => value);
    const before = texts();
    expect(before.length).toBeGreaterThan(1);
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ đoạn 1' }));
    await waitFor(() => expect(texts()).toEqual(before.slice(1)));
    typeInto(place(), 'Đoạn sửa sau TẬP HUẤN');
    takeBack();
    await waitFor(() => expect(texts()).toEqual([before[0], 'Đoạn sửa sau TẬP HUẤN', ...before.slice(2)]));
  });
});
