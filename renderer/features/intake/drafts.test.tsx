// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openForm, summary } from '../../../test/fixtures/open-form';
import {
  openApp,
  press,
  type RenderedApp,
  settle,
  trainingLetter,
  type as typeInto,
} from '../../../test/fixtures/render-app';
import { draftKey, draftValue, editScope, newScope } from './draft';
import { emptyForm, formOf } from './form';

afterEach(cleanup);

const source = () => screen.getByLabelText<HTMLSelectElement>('Nguồn đơn *');
const save = () => press('s', { ctrlKey: true });
const saves = ({ vault }: RenderedApp) => vault.calls.filter(({ name }) => name === 'letter.save');
const draftPuts = ({ vault }: RenderedApp) => vault.calls.filter(({ name }) => name === 'draft.put');

describe('drafts', () => {
  it('keeps what is typed a moment later, and removes it with the save', async () => {
    const app = await openForm();
    typeInto(summary(), 'Nhập dở TẬP HUẤN');
    await waitFor(() => expect(draftPuts(app)).toHaveLength(1), { timeout: 3000 });
    await screen.findByText(/Đã giữ bản nháp lúc/);
    typeInto(source(), 'buu-dien');
    save();
    await screen.findByRole('region', { name: 'Đơn thư' });
    const { draftKey } = saves(app)[0]!.input as { draftKey: string };
    expect((draftPuts(app)[0]!.input as { key: string }).key).toBe(draftKey);
  });

  it('does not bring the draft back while the letter is being saved', async () => {
    const app = await openForm();
    const answer = app.vault.call;
    let finish: () => void = () => undefined;
    app.vault.call = async (name, input) => {
      if (name === 'letter.save') await new Promise<void>((done) => (finish = done));
      return answer(name, input);
    };
    typeInto(source(), 'buu-dien');
    typeInto(summary(), 'Trích yếu TẬP HUẤN');
    save();
    await settle(900);
    finish();
    await screen.findByRole('region', { name: 'Đơn thư' });
    expect(draftPuts(app)).toHaveLength(0);
  });

  it('offers a draft that was left, and continues it only when asked', async () => {
    const form = { ...emptyForm('2026-11-21'), summary: 'Nhập dở hôm qua TẬP HUẤN' };
    await openForm({ drafts: [{ key: `${newScope}:cu`, savedMs: Date.now(), value: draftValue(form) }] });
    await screen.findByText(/Bản nháp lúc/);
    expect(summary().value).toBe('');
    fireEvent.click(screen.getByRole('button', { name: /^Khôi phục bản nháp/ }));
    expect(summary().value).toBe('Nhập dở hôm qua TẬP HUẤN');
  });

  it('never writes over a draft that still waits for an answer', async () => {
    const form = { ...emptyForm('2026-11-21'), summary: 'Nhập dở hôm qua TẬP HUẤN' };
    const app = await openForm({ drafts: [{ key: `${newScope}:cu`, savedMs: Date.now(), value: draftValue(form) }] });
    typeInto(summary(), 'Đơn khác TẬP HUẤN');
    await waitFor(() => expect(draftPuts(app)).toHaveLength(1), { timeout: 3000 });
    expect((draftPuts(app)[0]!.input as { key: string }).key).not.toBe(`${newScope}:cu`);
  });

  it('says so when the draft could not be kept', async () => {
    await openForm({ failing: { 'draft.put': { code: 'DISK_FULL' } } });
    typeInto(summary(), 'Nhập dở TẬP HUẤN');
    await screen.findByText(/Chưa giữ được bản nháp/, {}, { timeout: 3000 });
  });
});

describe('changing a letter', () => {
  it('sends the changed field alone, with what it was seen to be based on', async () => {
    const app = await openApp({ letters: [trainingLetter(1)] });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    press('Enter', {}, screen.getByRole('grid'));
    fireEvent.click(await screen.findByRole('button', { name: /^Sửa/ }));
    await screen.findByRole('form', { name: 'Sửa đơn' });
    typeInto(summary(), 'Trích yếu đã sửa TẬP HUẤN');
    save();
    await waitFor(() => expect(saves(app)).toHaveLength(1));
    expect(saves(app)[0]!.input).toMatchObject({
      recId: trainingLetter(1).recId,
      changes: { summary: 'Trích yếu đã sửa TẬP HUẤN' },
      base: { summary: ['1'.repeat(32)] },
    });
    expect(Object.keys((saves(app)[0]!.input as { changes: object }).changes)).toEqual(['summary']);
  });

  it('takes an old draft up on the letter as it is now, says what was changed meanwhile, and asks to compare', async () => {
    const letter = trainingLetter(1, { receivedOn: '2026-01-05' });
    const { letter: stored } = letter;
    const seen = { ...formOf(stored), summary: 'Trích yếu cũ TẬP HUẤN', receivedOn: '' };
    const value = draftValue({ ...seen, summary: 'Nháp thứ hai TẬP HUẤN' }, new Set(), {
      form: seen,
      heads: { summary: ['0'.repeat(32)] },
    });
    const drafts = [{ key: draftKey(editScope(letter.recId), 'cu'), savedMs: Date.now(), value }];
    const app = await openApp({ letters: [letter], drafts });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    press('Enter', {}, screen.getByRole('grid'));
    fireEvent.click(await screen.findByRole('button', { name: /^Sửa/ }));
    await screen.findByRole('form', { name: 'Sửa đơn' });
    fireEvent.click(await screen.findByRole('button', { name: /^Khôi phục bản nháp/ }));
    await screen.findByText(/Cả bản nháp và đơn đều đã sửa: Trích yếu\./);
    screen.getByText(/Theo đơn hiện nay, vì bản nháp không sửa: Ngày cơ quan có thẩm quyền nhận/);
    expect(summary().value).toBe('Nháp thứ hai TẬP HUẤN');
    save();
    await waitFor(() => expect(saves(app)).toHaveLength(1));
    expect(saves(app)[0]!.input).toMatchObject({
      changes: { summary: 'Nháp thứ hai TẬP HUẤN' },
      base: { summary: ['0'.repeat(32)] },
    });
    expect(Object.keys((saves(app)[0]!.input as { changes: object }).changes)).toEqual(['summary']);
  });
});
