// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type } from '../../../test/fixtures/render-app';
import { createVaultDouble, type VaultDouble } from '../../../test/fixtures/vault-double';
import { formatDay, isoDay } from '../../i18n/dates';
import { UiProvider } from '../../ui';
import { RouteProvider } from '../common/route';
import { VaultProvider } from '../common/vault';
import { CloseDialog } from './CloseDialog';

afterEach(cleanup);

const dayFrom = (days: number) => isoDay(new Date(Date.now() + days * 86_400_000));

async function close(to: string): Promise<VaultDouble> {
  const vault = createVaultDouble();
  render(
    <UiProvider>
      <QueryClientProvider client={new QueryClient()}>
        <VaultProvider vault={vault}>
          <RouteProvider initial={{ screen: 'books' }}>
            <CloseDialog table="tiep-nhan" name="Sổ mẫu" from="2026-01-01" to={to} rows={3} onClose={() => undefined} />
          </RouteProvider>
        </VaultProvider>
      </QueryClientProvider>
    </UiProvider>,
  );
  type(await screen.findByRole('textbox', { name: /Người khóa sổ/ }), 'Chủ nhiệm Mẫu');
  fireEvent.submit(screen.getByRole('form', { name: 'Khóa sổ' }));
  return vault;
}

const asked = (vault: VaultDouble) => vault.calls.filter(({ name }) => name === 'book.close').length;

describe('closing a book', () => {
  it('before its period has ended is not tried, and the officer is told up to which day he may close it', async () => {
    const vault = await close(dayFrom(2));
    screen.getByText(new RegExp(`thành ${formatDay(dayFrom(0))}`));
    expect((screen.getByRole('button', { name: 'Khóa sổ' }) as HTMLButtonElement).disabled).toBe(true);
    expect(asked(vault)).toBe(0);
  });

  it('on the last day of its period is tried', async () => {
    const vault = await close(dayFrom(0));
    await waitFor(() => expect(asked(vault)).toBe(1));
  });
});
