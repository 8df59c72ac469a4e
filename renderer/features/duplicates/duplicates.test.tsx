// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import type { DoubleOptions } from '../../../test/fixtures/vault-double';
import type { Candidate } from '../../vault/api/duplicates';

afterEach(cleanup);

const candidate = (place: number, more: Partial<Candidate> = {}): Candidate => {
  const { recId, letter } = trainingLetter(place);
  return {
    recId,
    registerNo: letter.registerNo!,
    kind: letter.kind,
    status: 'tiep-nhan',
    level: letter.level,
    arrivedOn: letter.arrivedOn,
    sender: 'N.G.',
    accused: letter.accused[0]!.name,
    summary: letter.summary,
    unitName: 'Đơn vị',
    score: 0.9,
    because: ['sender', 'accused'],
    suggests: 'trung',
    ...more,
  };
};

const options: DoubleOptions = {
  letters: [trainingLetter(1, { content: 'Nội dung đầy đủ TẬP HUẤN' }), trainingLetter(2)],
  candidates: [candidate(1), candidate(2, { suggests: 'cung-vu-viec', because: ['content'] })],
};

async function typing(
  more: DoubleOptions = {},
): Promise<{ app: RenderedApp; panel: HTMLElement; summary: HTMLElement }> {
  const app = await openApp({ ...options, ...more });
  press('n', {}, document.body);
  const summary = await screen.findByLabelText('Trích yếu *');
  summary.focus();
  typeInto(summary, 'Trích yếu số 1 TẬP HUẤN');
  const panel = await screen.findByRole('region', { name: 'Đơn có thể trùng' });
  await within(panel).findByText(/Có 2 đơn giống/);
  return { app, panel, summary };
}

const focused = () => document.activeElement as HTMLElement;

describe('while a letter is entered', () => {
  it('letters that may be the same stand beside the form with why; the officer goes on typing undisturbed', async () => {
    const { panel, summary } = await typing();
    within(panel).getByText('Giống về: người gửi, đối tượng');
    within(panel).getByText('Giống về: nội dung');
    expect(focused()).toBe(summary);
    expect(document.querySelector('[aria-modal="true"]')).toBeNull();
  });

  it('nothing is asked for an empty form', async () => {
    const app = await openApp(options);
    press('n', {}, document.body);
    await screen.findByText('Chưa thấy đơn nào giống.');
    expect(app.vault.calls.some(({ name }) => name === 'duplicates.find')).toBe(false);
  });

  it('F6 goes to the candidates, arrows move among them, Enter looks at one in place, Esc goes back to the field', async () => {
    const { panel, summary } = await typing();
    press('F6');
    expect(focused().dataset.candidate).toBe(candidate(1).recId);
    press('ArrowDown');
    expect(focused().dataset.candidate).toBe(candidate(2).recId);
    press('ArrowUp');
    fireEvent.click(focused());
    await within(panel).findByText('Nội dung đầy đủ TẬP HUẤN');
    expect(screen.getByRole('form')).toBeTruthy();
    press('Escape');
    await waitFor(() => expect(within(panel).queryByText('Nội dung đầy đủ TẬP HUẤN')).toBeNull());
    expect(focused().dataset.candidate).toBe(candidate(1).recId);
    press('Escape');
    expect(focused()).toBe(summary);
    expect(screen.getByRole('form')).toBeTruthy();
  });

  it('a link that was chosen and taken back again links nothing', async () => {
    const { app, panel } = await typing();
    press('F6');
    fireEvent.click(focused());
    const same = await within(panel).findByRole('button', { name: 'Đơn trùng (gợi ý)' });
    fireEvent.click(same);
    await waitFor(() =>
      expect(within(panel).getByRole('button', { name: 'Đơn trùng' }).getAttribute('aria-pressed')).toBe('true'),
    );
    fireEvent.click(within(panel).getByRole('button', { name: 'Đơn trùng' }));
    await within(panel).findByRole('button', { name: 'Đơn trùng (gợi ý)' });
    expect(app.vault.calls.some(({ name }) => name === 'work.add')).toBe(false);
  });

  it('a link that was chosen is saved with the letter, not after it', async () => {
    const { app, panel } = await typing();
    typeInto(screen.getByLabelText('Nguồn đơn *'), 'buu-dien');
    press('F6');
    fireEvent.click(focused());
    fireEvent.click(await within(panel).findByRole('button', { name: 'Đơn trùng (gợi ý)' }));
    await within(panel).findByRole('button', { name: 'Đơn trùng' });
    press('s', { ctrlKey: true }, document.body);
    const saves = () => app.vault.calls.filter(({ name }) => name === 'letter.save');
    await waitFor(() => expect(saves()).toHaveLength(1));
    expect(saves()[0]?.input).toMatchObject({ links: [{ other: candidate(1).recId, kind: 'trung' }] });
    expect(app.vault.calls.some(({ name }) => name === 'work.add')).toBe(false);
  });
});
