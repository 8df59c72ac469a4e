// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { other } from '../../../test/fixtures/double-office';
import {
  giveElementsHeight,
  openApp,
  press,
  type RenderedApp,
  trainingLetter,
  type as typeInto,
} from '../../../test/fixtures/render-app';
import { createVaultDouble } from '../../../test/fixtures/vault-double';
import { UiProvider } from '../../ui';
import type { BulkInput } from '../../vault/api/bulk';
import { VaultProvider } from '../common/vault';
import { BulkPreview } from './BulkPreview';

afterEach(cleanup);

const lastPreview = (vault: RenderedApp['vault']) =>
  (vault.calls.findLast(({ name }) => name === 'bulk.preview')?.input as BulkInput | undefined)?.change;

describe('the preview of a change to several letters', () => {
  it('tells of the chosen row in full why its letter is left out, and nothing of a value that it does not change', async () => {
    const change = { what: 'field', field: 'source', value: 'bao-chi' } as const;
    const left = { recId: '1', registerNo: '1/2026', summary: 'Đơn một', level: 'mat', before: '', after: '' };
    const rows = [
      { ...left, refused: 'CONFLICT_OF_INTEREST' },
      { ...left, recId: '2', registerNo: '2/2026', before: 'buu-dien', after: 'bao-chi', refused: null },
    ];
    giveElementsHeight();
    const vault = createVaultDouble();
    render(
      <UiProvider>
        <QueryClientProvider client={new QueryClient()}>
          <VaultProvider vault={vault}>
            <BulkPreview rows={rows} change={change} />
          </VaultProvider>
        </QueryClientProvider>
      </UiProvider>,
    );
    const grid = await screen.findByRole('grid');
    expect(screen.getByRole('status').textContent).toMatch(
      /^Bỏ qua: Người hoặc đơn vị này .* báo cáo cấp trên trực tiếp/,
    );
    expect(within(grid).queryByText('(trống)')).toBeNull();
    press('ArrowDown', {}, grid);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(''));
  });
});

describe('several letters given to somebody', () => {
  it('are given to a colleague by his account, never to a namesake elsewhere because of his name', async () => {
    const name = 'Trần Thị Mẫu (TẬP HUẤN)';
    const elsewhere = { account: 'TH.99.01', unitId: 'f'.repeat(32), holder: name };
    const { vault } = await openApp({
      letters: [trainingLetter(1), trainingLetter(2)],
      accounts: [{ ...elsewhere, kind: 'nguoi-dung', state: 'active', desks: 1 }],
    });
    await screen.findByText(/^2 đơn ·/);
    press('a', { ctrlKey: true }, screen.getByRole('grid'));
    await screen.findAllByText('Đã chọn 2 đơn');
    press('b', {}, screen.getByRole('grid'));
    const form = await screen.findByRole('form', { name: 'Thay đổi 2 đơn' });
    typeInto(within(form).getByLabelText('Việc cần làm'), 'assign');
    const account = await within(form).findByLabelText('Cán bộ của đơn vị');
    await waitFor(() => expect(account.querySelectorAll('option').length).toBeGreaterThan(2));
    expect(account.textContent).toContain(`${name} (${other})`);
    expect(account.textContent).not.toContain('TH.99.01');
    typeInto(within(form).getByLabelText(/^Vai trò/), 'phoi-hop');
    const person = within(form).getByLabelText(/^Người được giao/);
    typeInto(person, 'ông Người Ngoài TẬP HUẤN');
    await within(form).findByText(/không gắn với tài khoản nào/);
    typeInto(person, name.toLowerCase());
    await within(form).findByText(new RegExp(`cùng tên, tài khoản ${other}`));
    fireEvent.submit(form);
    await within(form).findByText(/^Sẽ thay đổi 2 đơn/);
    within(form).getByText(/không gắn với tài khoản nào/);
    expect(lastPreview(vault)).toEqual({ what: 'assign', role: 'phoi-hop', person: name.toLowerCase() });
    fireEvent.click(within(form).getByRole('button', { name: 'Sửa lại' }));
    typeInto(await within(form).findByLabelText('Cán bộ của đơn vị'), other);
    fireEvent.submit(form);
    await within(form).findByText(/^Sẽ thay đổi 2 đơn/);
    expect(within(form).queryByText(/không gắn với tài khoản nào/)).toBeNull();
    expect(lastPreview(vault)).toEqual({ what: 'assign', role: 'phoi-hop', person: name, account: other });
  });
});
