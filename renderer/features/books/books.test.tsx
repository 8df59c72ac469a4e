// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/errors';
import { defaultPack } from '../../../shared/rules/pack/default';
import { type } from '../../../test/fixtures/render-app';
import { createVaultDouble, type VaultDouble } from '../../../test/fixtures/vault-double';
import { UiProvider } from '../../ui';
import type { BookRow, BookState } from '../../vault/api/books';
import { RouteProvider } from '../common/route';
import { VaultProvider } from '../common/vault';
import { bookDocument } from './bookDocument';
import { NumberState } from './NumberState';

const row = (cells: readonly string[], more: Partial<BookRow> = {}): BookRow => ({
  recId: 'a'.repeat(32),
  level: 'mat',
  cells,
  added: false,
  corrections: [],
  ...more,
});

describe('the printed book', () => {
  const [table] = defaultPack.bookTables;
  const cells = ['1', '1/2026', '02/03/2026', 'Bưu điện', '', 'A, B', 'khiếu nại', 'C', '=1+1', ''];
  const shown = { table: table!, from: '2026-03-01', to: '2026-03-31', closing: null, level: 'mat' };
  const unit = { superior: '', issuer: 'UBKT Tập Huấn', place: 'Mẫu' };

  it('has days as days and running numbers as numbers, and leaves everything else text', () => {
    const document = bookDocument({ ...shown, unit, rows: [row(cells)] });
    expect(document.columns.slice(0, 5).map(({ type: of }) => of)).toEqual(['number', 'text', 'day', 'text', 'text']);
    expect(document.rows[0]!.slice(0, 5)).toEqual([1, '1/2026', '2026-03-02', 'Bưu điện', null]);
    expect(document.rows[0]![8]).toBe('=1+1');
    expect(document).toMatchObject({ level: 'mat', orientation: 'landscape', heading: { issuer: 'UBKT Tập Huấn' } });
  });

  it('tells every correction below: what stood there, what stands now, who, and why', () => {
    const correction = { column: 'Trích yếu', before: 'cũ', after: 'mới', by: 'cb-1', atMs: 0, reason: 'viết sai' };
    const { notes } = bookDocument({ ...shown, unit, rows: [row(cells, { corrections: [correction] })] });
    for (const word of ['Trích yếu', 'cũ', 'mới', 'cb-1', 'viết sai']) expect(notes[0]).toContain(word);
  });
});

describe('the numbers of a book', () => {
  const [first, second] = ['1'.repeat(32), '2'.repeat(32)];
  const quiet: BookState = {
    blocks: [],
    last: 4,
    holes: [],
    reserved: [],
    abandoned: [],
    deleted: [],
    twice: [],
    otherYear: [],
  };
  const good = /Không có số bỏ trống/;

  /** Shows the numbers as they stand; answers what was asked to be renumbered. */
  function shownAs(state: Partial<BookState>): unknown[] {
    const vault = createVaultDouble();
    const call = vault.call.bind(vault);
    const asked: unknown[] = [];
    shownOver({
      ...vault,
      call: (async (name: never, input: never) => {
        if (name === 'rules.get') return ok({ pack: defaultPack, editions: [], level: 'co-so' });
        if (name === 'book.state') return ok({ ...quiet, ...state });
        if (name === 'book.renumber') asked.push(input);
        return call(name, input);
      }) as VaultDouble['call'],
    });
    return asked;
  }
  function shownOver(vault: VaultDouble): void {
    cleanup();
    render(
      <UiProvider>
        <QueryClientProvider client={new QueryClient()}>
          <VaultProvider vault={vault}>
            <RouteProvider initial={{ screen: 'books' }}>
              <NumberState year={2026} />
            </RouteProvider>
          </VaultProvider>
        </QueryClientProvider>
      </UiProvider>,
    );
  }

  it('that two letters have are told, and changed only by an officer who says why', async () => {
    const asked = shownAs({ holes: [{ from: 2, to: 3 }], twice: [{ no: 1, recIds: [first, second] }] });
    expect(await screen.findByText('Số 1 dùng hai lần')).toBeTruthy();
    expect(screen.getByText('2–3')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Cấp số tiếp theo cho đơn thứ 2/ }));
    const form = await screen.findByRole('form', { name: 'Cấp số tiếp theo' });
    fireEvent.submit(form);
    expect(asked).toEqual([]);
    type(await screen.findByRole('textbox', { name: /Lý do đổi số/ }), 'trùng khi chưa đồng bộ');
    fireEvent.submit(form);
    await waitFor(() => expect(asked).toEqual([{ recId: second, reason: 'trùng khi chưa đồng bộ' }]));
  });

  it('are called whole only when none is unused, kept by a desk, given up, deleted or of another year', async () => {
    const faults: readonly [Partial<BookState>, RegExp][] = [
      [{ holes: [{ from: 2, to: 3 }] }, /^Số bỏ trống/],
      [{ reserved: [{ from: 2, to: 3, own: false }] }, /^Số máy khác đang giữ, chưa dùng/],
      [{ reserved: [{ from: 2, to: 3, own: true }] }, /^Số máy này đang giữ, chưa dùng/],
      [{ abandoned: [{ no: 3, recId: first }] }, /^Số đã bỏ/],
      [{ deleted: [{ from: 2, to: 2 }] }, /^Số của đơn đã xóa/],
    ];
    for (const [state, told] of faults) {
      shownAs(state);
      expect(await screen.findByText(told)).toBeTruthy();
      expect(screen.queryByText(good)).toBeNull();
    }
    shownAs({});
    expect(await screen.findByText(good)).toBeTruthy();
  });

  it('of another year than that of the letter is changed for one of its year, with a reason', async () => {
    const asked = shownAs({ otherYear: [{ no: 213, recId: first, year: 2027 }] });
    expect(await screen.findByText('Số 213/2026 cấp cho đơn đến năm 2027')).toBeTruthy();
    expect(screen.queryByText(good)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Cấp số năm 2027 thay số 213/2026' }));
    const form = await screen.findByRole('form', { name: 'Cấp số tiếp theo' });
    type(await screen.findByRole('textbox', { name: /Lý do đổi số/ }), 'nhập nhầm năm');
    fireEvent.submit(form);
    await waitFor(() => expect(asked).toEqual([{ recId: first, reason: 'nhập nhầm năm' }]));
  });
});
