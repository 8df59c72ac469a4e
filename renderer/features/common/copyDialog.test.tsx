// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { press, type } from '../../../test/fixtures/render-app';
import { createVaultDouble, type VaultDouble } from '../../../test/fixtures/vault-double';
import { UiProvider } from '../../ui';
import { CopyDialog, type CopyDialogProps, type RecordedCopy } from './CopyDialog';
import { VaultProvider } from './vault';

interface Shown {
  readonly vault: VaultDouble;
  readonly recorded: RecordedCopy[];
}

function ask(change: Partial<CopyDialogProps> = {}): Shown {
  cleanup();
  const vault = createVaultDouble();
  const recorded: RecordedCopy[] = [];
  render(
    <UiProvider>
      <QueryClientProvider client={new QueryClient()}>
        <VaultProvider vault={vault}>
          <CopyDialog
            act="print"
            what={{ title: 'Phiếu báo tin', level: 'mat' }}
            recIds={['a'.repeat(32)]}
            onRecorded={(copy) => recorded.push(copy)}
            onClose={() => undefined}
            {...change}
          />
        </VaultProvider>
      </QueryClientProvider>
    </UiProvider>,
  );
  return { vault, recorded };
}

const field = (name: string) => screen.findByRole('textbox', { name: new RegExp(name) });
const fill = async (name: string, value: string) => type(await field(name), value);

async function fillAll(): Promise<void> {
  await fill('Số lượng bản', '3');
  await fill('Nơi nhận', 'Văn thư Tập Huấn');
  await fill('Mục đích', 'lưu hồ sơ');
  await fill('Người cho phép', 'Chủ nhiệm Tập Huấn');
}

describe('before something is printed', () => {
  beforeEach(cleanup);

  it('asks for whom and what for, and prints nothing that is not in the log', async () => {
    const { vault, recorded } = ask();
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findAllByText('Cần nhập ô này.')).toHaveLength(3);
    expect(vault.calls.some(({ name }) => name === 'access.record')).toBe(false);
    vault.fail('access.record', { code: 'LOG_FAILED' });
    await fillAll();
    fireEvent.submit(screen.getByRole('form'));
    expect(await screen.findByText(/Không ghi được nhật ký/)).toBeTruthy();
    expect(recorded).toEqual([]);
    vault.fail('access.record', null);
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(recorded).toHaveLength(1));
    expect(recorded[0]!.marks).toMatchObject(
      ['01', '02', '03'].map((no) => ({
        no,
        quantity: 3,
        recipients: 'Văn thư Tập Huấn',
        purpose: 'lưu hồ sơ',
        authority: 'Chủ nhiệm Tập Huấn',
      })),
    );
  });

  it('remembers what was said last, and an original carries no mark of a copy', async () => {
    const { recorded, vault } = ask({ forms: ['ban-chinh', 'ban-sao-giay'], act: 'copy' });
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'ban-chinh' } });
    await fill('Nơi nhận', 'Văn thư Tập Huấn');
    await fill('Mục đích', 'gửi người viết đơn');
    expect(screen.queryByRole('textbox', { name: /Người cho phép/ })).toBeNull();
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(recorded).toMatchObject([{ marks: [], copies: 1 }]));
    expect(vault.calls.at(-1)?.input).toMatchObject({ what: { form: 'ban-chinh', level: 'mat' } });
    ask({ forms: ['ban-chinh', 'ban-sao-giay'], act: 'copy' });
    expect(((await field('Mục đích')) as HTMLInputElement).value).toBe('gửi người viết đơn');
  });

  it('counts a file as one copy, and asks for no number of them', async () => {
    const { recorded, vault } = ask({ act: 'export' });
    await fill('Nơi nhận', 'Văn thư Tập Huấn');
    await fill('Mục đích', 'gửi cấp trên');
    await fill('Người cho phép', 'Chủ nhiệm Tập Huấn');
    expect(screen.queryByRole('textbox', { name: /Số lượng bản/ })).toBeNull();
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(recorded).toHaveLength(1));
    expect(recorded[0]).toMatchObject({ copies: 1, marks: [{ no: '01', quantity: 1 }] });
    expect(vault.calls.at(-1)?.input).toMatchObject({ what: { copies: 1 } });
  });

  it('numbers its copies onward from what went out before', async () => {
    const { recorded, vault } = ask();
    vault.answer('access.record', () => ({ code: 'TH', atMs: 0, firstCopy: 99, secretNo: null }));
    await fillAll();
    fireEvent.submit(screen.getByRole('form'));
    await waitFor(() => expect(recorded).toHaveLength(1));
    expect(recorded[0]!.marks.map(({ no }) => no)).toEqual(['99', '100', '101']);
  });

  it('is filled with Enter alone', async () => {
    ask();
    (await field('Số lượng bản')).focus();
    press('Enter');
    expect(document.activeElement).toBe(await field('Nơi nhận'));
  });
});
