// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, trainingLetter } from '../../../test/fixtures/render-app';
import { t } from '../../i18n/t';
import { type TodayItem, type TodayView, todayGroups } from '../../vault/api/work';

afterEach(cleanup);

const item = (place: number, change: Partial<TodayItem>): TodayItem => ({
  recId: place.toString(16).padStart(32, '0'),
  draftKey: null,
  registerNo: `${place}/2026`,
  kind: 'to-cao',
  status: 'tiep-nhan',
  level: 'mat',
  summary: `Trích yếu số ${place} TẬP HUẤN`,
  reason: 'overdue',
  params: { days: 3, rule: 'tra-loi-sau-tiep-nhan' },
  dueOn: '2026-11-17',
  ...change,
});
const today: TodayView = {
  today: '2026-11-20',
  groups: [
    { group: 'overdue', total: 60, items: [item(1, {}), item(2, {})] },
    { group: 'soon', total: 0, items: [] },
    {
      group: 'waiting-others',
      total: 1,
      items: [item(3, { reason: 'with', params: { person: 'Lê Văn Mẫu (TẬP HUẤN)' } })],
    },
    {
      group: 'drafts',
      total: 1,
      items: [item(4, { recId: null, draftKey: 'letter.new:x', reason: 'draft', params: { savedMs: 0 } })],
    },
  ],
};
const letters = [trainingLetter(1), trainingLetter(2), trainingLetter(3)];
const focused = () => document.activeElement?.textContent ?? '';

describe('việc hôm nay', () => {
  it('is what the desk begins with, the most pressing first and with its reason', async () => {
    await openApp({ letters, today }, 'first');
    await screen.findByRole('region', { name: 'Việc hôm nay' });
    await waitFor(() => expect(focused()).toContain('Trích yếu số 1 TẬP HUẤN'));
    expect(focused()).toContain('Quá hạn 3 ngày');
    expect(screen.queryByRole('heading', { name: /^Sắp đến hạn/ })).toBeNull();
    screen.getByText('Lê Văn Mẫu (TẬP HUẤN) đang giữ');
  });

  it('is walked with arrows across groups and with numbers from group to group; Enter opens', async () => {
    await openApp({ letters, today }, 'first');
    await waitFor(() => expect(focused()).toContain('Trích yếu số 1'));
    press('ArrowDown');
    press('ArrowDown');
    expect(focused()).toContain('Trích yếu số 3');
    press('ArrowRight');
    expect(focused()).toContain('Đơn nhập dở');
    press('1');
    expect(focused()).toContain('Trích yếu số 1');
    press('End');
    press('PageUp');
    expect(focused()).toContain('Trích yếu số 3');
    (document.activeElement as HTMLElement).click();
    await screen.findByRole('region', { name: 'Đơn thư' });
  });

  it('has a digit for each of the first ten groups, 0 for the tenth; the palette leads to every one', async () => {
    const groups = todayGroups.map((group, place) => ({ group, total: 1, items: [item(place + 1, {})] }));
    await openApp({ letters, today: { ...today, groups } }, 'first');
    await waitFor(() => expect(focused()).toContain('Trích yếu số 1 '));
    for (const place of [9, 0, 4]) {
      press(String((place + 1) % 10));
      expect(focused()).toContain(`Trích yếu số ${place + 1} TẬP HUẤN`);
    }
    press('k', { ctrlKey: true }, document.body);
    const palette = await screen.findByRole('dialog', { name: 'Tìm lệnh, đơn thư hoặc người' });
    (await within(palette).findByRole('button', { name: t('today.group.retention') })).click();
    await waitFor(() => expect(focused()).toContain(`Trích yếu số ${groups.length} TẬP HUẤN`));
    const chips = within(screen.getByRole('navigation', { name: 'Đến nhóm việc' })).getAllByRole('button');
    const digits = chips.flatMap((chip) => chip.querySelector('kbd')?.textContent ?? []);
    expect(digits).toEqual([...'1234567890']);
    expect(chips).toHaveLength(groups.length);
  });

  it('says of letters that nobody holds what each waits for, and opens the classification with one key', async () => {
    const groups = [
      { group: 'sent-back' as const, total: 1, items: [item(2, { reason: 'sent-back', params: {} })] },
      {
        group: 'agreed' as const,
        total: 1,
        items: [item(3, { reason: 'agreed', params: { direction: 'chuyen-don' } })],
      },
      { group: 'unheld' as const, total: 1, items: [item(2, { reason: 'unheld', params: { status: 'xac-minh' } })] },
      {
        group: 'unclassified' as const,
        total: 30,
        items: [item(1, { reason: 'unclassified', params: { on: '2026-11-18' } })],
      },
    ];
    await openApp({ letters, today: { ...today, groups } }, 'first');
    await screen.findByText('Đề xuất bị trả lại, cần đề xuất lại');
    screen.getByText('Đã duyệt “Chuyển đơn”, chưa chuyển bước');
    screen.getByText('Đang ở bước Thẩm tra, xác minh, chưa phân công ai');
    press('4');
    expect(focused()).toContain('Đến ngày 18/11/2026, chưa phân loại');
    (document.activeElement as HTMLElement).click();
    await screen.findByRole('region', { name: 'Phân loại lần lượt' });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
  });

  it('shows the whole of a group in the register, and says in the navigation how much presses', async () => {
    const { vault } = await openApp({ letters, today }, 'first');
    (await screen.findByRole('button', { name: 'Xem cả 60 đơn trong sổ' })).click();
    await screen.findByRole('region', { name: 'Sổ đơn thư' });
    await waitFor(() =>
      expect(vault.calls.findLast(({ name }) => name === 'list.open')?.input).toMatchObject({ due: 'overdue' }),
    );
    expect(screen.getByRole('button', { name: /^Việc hôm nay/ }).textContent).toContain('60');
  });

  it('shows each group of letters whole in the register, whose heading says which', async () => {
    const groups = [{ group: 'waiting-me' as const, total: 60, items: [item(1, { reason: 'assigned', params: {} })] }];
    const { vault } = await openApp({ letters, today: { ...today, groups } }, 'first');
    (await screen.findByRole('button', { name: 'Xem cả 60 đơn trong sổ' })).click();
    await screen.findByRole('region', { name: 'Sổ đơn thư' });
    await waitFor(() =>
      expect(vault.calls.findLast(({ name }) => name === 'list.open')?.input).toMatchObject({ todo: 'waiting-me' }),
    );
    within(screen.getByRole('list', { name: 'Đang lọc theo' })).getByText('Chờ tôi');
  });

  it('takes a proposal up again where it was left, and says of which letter it is', async () => {
    const recId = trainingLetter(2).recId;
    const key = `work.${recId}.propose.`;
    const value = { direction: '', reasons: [], text: 'TẬP HUẤN đang viết dở', on: '20/11/2026' };
    const held = item(2, { recId: null, draftKey: key, reason: 'draft', params: { savedMs: 0 } });
    const groups = [{ group: 'drafts' as const, total: 1, items: [held] }];
    await openApp({ letters, drafts: [{ key, savedMs: 0, value }], today: { ...today, groups } }, 'first');
    await waitFor(() => expect(focused()).toContain('Trích yếu số 2 TẬP HUẤN'));
    expect(focused()).toContain('2/2026');
    expect(focused()).toContain('Đề xuất: ghi dở');
    (document.activeElement as HTMLElement).click();
    await screen.findByRole('form', { name: 'Đề xuất' });
    await screen.findByDisplayValue('TẬP HUẤN đang viết dở');
  });

  it('throws a draft away with Delete, and gives it back', async () => {
    const key = `work.${trainingLetter(2).recId}.remind`;
    const draft = { key, savedMs: 0, value: { to: 'Nơi A' } };
    const held = item(2, { recId: null, draftKey: key, reason: 'draft', params: { savedMs: 0 } });
    const groups = [{ group: 'drafts' as const, total: 1, items: [held] }];
    const { vault } = await openApp({ letters, drafts: [draft], today: { ...today, groups } }, 'first');
    await waitFor(() => expect(focused()).toContain('Trích yếu số 2'));
    press('Delete');
    const undo = await screen.findByRole('button', { name: 'Hoàn tác' });
    expect(await vault.call('draft.get', { key })).toMatchObject({ value: { draft: null } });
    undo.click();
    await waitFor(async () =>
      expect(await vault.call('draft.get', { key })).toMatchObject({ value: { draft: { value: draft.value } } }),
    );
  });

  it('says by when an assignment was to be done', async () => {
    const items = [item(1, { reason: 'assigned', params: { on: '2026-11-10', late: 1 } })];
    await openApp({ letters, today: { ...today, groups: [{ group: 'waiting-me', total: 1, items }] } }, 'first');
    await screen.findByText('Được giao cho đồng chí, đã quá hạn được giao 10/11/2026');
  });

  it('says that all is done when it is', async () => {
    await openApp({ letters }, 'first');
    await screen.findByText('Đã xong việc hôm nay');
  });

  it('says why it could not be found, and tries again', async () => {
    const { vault } = await openApp({ letters, failing: { 'today.get': { code: 'VAULT_DAMAGED' } } }, 'first');
    await screen.findByText(/Một phần dữ liệu trên máy bị hỏng/);
    vault.fail('today.get', null);
    screen.getByRole('button', { name: 'Thử lại' }).click();
    await screen.findByText('Đã xong việc hôm nay');
  });
});
