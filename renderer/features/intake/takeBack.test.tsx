// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openForm, summary } from '../../../test/fixtures/open-form';
import { press, type RenderedApp, type as typeInto } from '../../../test/fixtures/render-app';
import type { Draft } from '../../vault/api';
import { draftsOf, draftValue, newScope } from './draft';
import { emptyForm } from './form';
import { FormStore } from './formStore';

afterEach(cleanup);

const takeBack = () => press('h', { altKey: true }, document.body);
async function keptForms({ vault }: RenderedApp) {
  const list = await vault.call('draft.list', {});
  return draftsOf(list.ok ? (list.value.drafts as Draft[]) : [], newScope).map(({ form }) => form);
}

describe('what was thrown away in the form of a letter', () => {
  it('comes back: a draft that waited', async () => {
    const sender = { ...emptyForm('2026-11-21').senders[0]!, name: 'Người Gửi TẬP HUẤN' };
    const form = { ...emptyForm('2026-11-21'), summary: 'Nhập dở hôm qua TẬP HUẤN', senders: [sender] };
    const value = draftValue(form, new Set(['accused']));
    const app = await openForm({ drafts: [{ key: `${newScope}:cu`, savedMs: 1, value }] });
    fireEvent.click(await screen.findByRole('button', { name: /^Bỏ bản nháp/ }));
    await screen.findByText('Đã bỏ bản nháp.');
    expect(await keptForms(app)).toEqual([]);
    expect(screen.queryByRole('button', { name: /^Khôi phục bản nháp/ })).toBeNull();
    takeBack();
    fireEvent.click(await screen.findByRole('button', { name: /^Khôi phục bản nháp/ }));
    await waitFor(() => expect(summary().value).toBe(form.summary));
    const list = await app.vault.call('draft.list', {});
    expect(list).toMatchObject({ value: { drafts: [{ key: `${newScope}:cu`, value }] } });
  });

  it('comes back: what stood in a form that was left', async () => {
    const app = await openForm();
    typeInto(summary(), 'Nhập dở TẬP HUẤN');
    press('Escape', {}, document.body);
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Bỏ, không giữ' }));
    await screen.findByText('Đã bỏ bản nháp.');
    expect(await keptForms(app)).toEqual([]);
    takeBack();
    await screen.findByText(/Đã lấy lại bản nháp/);
    expect(await keptForms(app)).toMatchObject([{ summary: 'Nhập dở TẬP HUẤN' }]);
  });

  it('stays shown and is told when it could not be removed', async () => {
    const form = { ...emptyForm('2026-11-21'), summary: 'Nhập dở hôm qua TẬP HUẤN' };
    await openForm({
      drafts: [{ key: `${newScope}:cu`, savedMs: 1, value: draftValue(form) }],
      failing: { 'draft.remove': { code: 'DISK_FULL' } },
    });
    fireEvent.click(await screen.findByRole('button', { name: /^Bỏ bản nháp/ }));
    await screen.findByRole('button', { name: /^Khôi phục bản nháp/ });
    expect(screen.queryByText('Đã bỏ bản nháp.')).toBeNull();
  });

  it('comes back: one of several senders, at its place, beside what was typed since', async () => {
    await openForm();
    const names = () => screen.getAllByLabelText<HTMLInputElement>(/^Họ và tên/).map(({ value }) => value);
    press('g', { altKey: true }, document.body);
    await waitFor(() => expect(names()).toHaveLength(2));
    const fields = screen.getAllByLabelText(/^Họ và tên/);
    typeInto(fields[0]!, 'Một TẬP HUẤN');
    typeInto(fields[1]!, 'Hai TẬP HUẤN');
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ người gửi thứ 1' }));
    expect(names()).toEqual(['Hai TẬP HUẤN']);
    typeInto(screen.getByLabelText(/^Họ và tên/), 'Hai đã sửa TẬP HUẤN');
    takeBack();
    await waitFor(() => expect(names()).toEqual(['Một TẬP HUẤN', 'Hai đã sửa TẬP HUẤN']));
  });

  it('never comes back into the form of another letter', () => {
    const form = emptyForm('2026-11-21');
    const store = new FormStore({ ...form, senders: [{ ...form.senders[0]!, name: 'Một' }, form.senders[0]!] });
    const putBack = store.remove('senders', 0);
    store.reset(form);
    putBack();
    expect(store.form.senders).toEqual(form.senders);
    expect(store.touched).toBe(false);
  });
});
