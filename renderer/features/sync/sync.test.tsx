// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, type RenderedApp } from '../../../test/fixtures/render-app';
import type { DoubleOptions } from '../../../test/fixtures/vault-double';

afterEach(cleanup);

async function openSync(options: DoubleOptions): Promise<RenderedApp> {
  const app = await openApp(options);
  press('6', { altKey: true }, document.body);
  await screen.findByRole('button', { name: 'Đồng bộ ngay' });
  return app;
}

const runSync = () => fireEvent.click(screen.getByRole('button', { name: 'Đồng bộ ngay' }));

describe('what the sync panel says', () => {
  it('says that all is signed for only when nothing is left', async () => {
    await openSync({ outcome: { pushedOps: 3, pulledOps: 5, error: null } });
    runSync();
    await screen.findByText(/Trung tâm đã ký nhận toàn bộ/);
  });

  it('never speaks of success while changes are unsigned, even when the round itself did not fail', async () => {
    await openSync({ sync: { unsentOps: 2, unsentLetters: 1 }, outcome: { pushedOps: 3, pulledOps: 0, error: null } });
    runSync();
    await screen.findByText(/còn 2 thay đổi chưa được ký nhận/);
    expect(screen.queryByText(/ký nhận toàn bộ/)).toBeNull();
    expect(screen.queryByText('Đã gửi hết')).toBeNull();
  });

  it('says that a round failed, why and what had gone through before', async () => {
    await openSync({
      sync: { unsentOps: 2, unsentLetters: 1 },
      outcome: { pushedOps: 1, pulledOps: 4, error: { code: 'OFFLINE' } },
    });
    runSync();
    await screen.findByText(/Đồng bộ không thành công: Không kết nối được trung tâm/);
    await screen.findByText(/đã gửi 1 và nhận 4/);
    expect(screen.queryByText(/Đồng bộ xong/)).toBeNull();
  });

  it('shows the failure of an earlier round too, here and in the status cell', async () => {
    await openSync({ sync: { lastError: { code: 'CENTER_REFUSED' } } });
    await screen.findByText('Lần đồng bộ gần nhất không thành công');
    expect(screen.getByText('Lần gần nhất không thành công')).toBeTruthy();
  });

  it('does not know what is unsent when that cannot be read, and says so', async () => {
    await openSync({ failing: { 'sync.status': { code: 'VAULT_DAMAGED' } } });
    await screen.findByText('Chưa đọc được tình trạng gửi');
    runSync();
    await screen.findByText(/chưa đọc lại được số còn chưa gửi/);
    expect(screen.queryByText('Đã gửi hết')).toBeNull();
  });
});

it('forgets an old figure once it cannot be read again', async () => {
  const { vault } = await openSync({ outcome: { pushedOps: 3, pulledOps: 0, error: null } });
  await screen.findByText('Đã gửi hết');
  vault.fail('sync.status', { code: 'VAULT_DAMAGED' });
  runSync();
  await screen.findByText(/chưa đọc lại được số còn chưa gửi/);
  expect(screen.queryByText('Đã gửi hết')).toBeNull();
  expect(screen.queryByText(/Mọi thay đổi trên máy này đã có giấy nhận/)).toBeNull();
});

describe('a history alarm', () => {
  const alarm = {
    code: 'HISTORY_ROLLED_BACK',
    params: { unit: 'Đơn vị TẬP HUẤN', year: 2026, had: 412, told: 400 },
  } as const;

  it('stops sync and shows both numbers as evidence', async () => {
    await openSync({ sync: { alarm } });
    const evidence = await screen.findByRole('region', { name: 'Bằng chứng' });
    expect(within(evidence).getByText('412')).toBeTruthy();
    expect(within(evidence).getByText('400')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Đồng bộ ngay' })).toHaveProperty('disabled', true);
    expect(screen.getByText('CẢNH BÁO: ngừng đồng bộ')).toBeTruthy();
  });

  it('is told once, and beside no word that all is well', async () => {
    await openSync({ sync: { alarm }, outcome: { pushedOps: 0, pulledOps: 0, error: alarm } });
    await screen.findByRole('region', { name: 'Bằng chứng' });
    expect(screen.queryByText(/Mọi thay đổi trên máy này đã có giấy nhận/)).toBeNull();
  });

  it('is lifted only by someone who says that it was reported', async () => {
    const { vault } = await openSync({ sync: { alarm } });
    fireEvent.click(await screen.findByRole('button', { name: /Đã báo/ }));
    const dialog = await screen.findByRole('dialog');
    expect(vault.calls.some(({ name }) => name === 'sync.acknowledge')).toBe(false);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Đồng ý' }));
    await screen.findByText(/Bấm “Đồng bộ ngay” để thử lại/);
  });
});
