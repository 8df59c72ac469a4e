import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/errors';
import type { LetterPast } from '../../shared/model/imported';
import { letter, newDesk } from './testing/fakes';
import type { Vault } from './vault';

/** The fakes' clock stands at 28 May 2026. */
const old = (n: number) =>
  letter(n, {
    arrivedOn: '2023-03-14',
    receivedOn: '2023-03-14',
    result: { code: 'dung', text: 'TẬP HUẤN', decidedOn: '2023-05-20' },
  });
const take = async (vault: Vault, past: readonly (LetterPast | null)[]) =>
  unwrap(await vault.call('import.letters', { letters: past.map((_, n) => old(n)), past }));
const rows = async (vault: Vault) =>
  unwrap(await vault.call('list.open', { sort: { column: 'registerNo', descending: false } })).rows;
const overdue = async (vault: Vault) =>
  unwrap(await vault.call('today.get', {})).groups.find(({ group }) => group === 'overdue')!.total;

describe('an old letter that was settled long ago', () => {
  it('comes in as it was left, and presses nobody today', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const transfer = { to: 'TẬP HUẤN Đảng ủy xã Mẫu', on: '2023-04-02' };
    await take(vault, [
      { status: 'ket-thuc', on: '2023-05-20', assignees: ['TẬP HUẤN Lê A', 'TẬP HUẤN Trần B'], transfer },
      { status: 'xep-luu', on: '2023-06-01' },
      { status: 'xac-minh', on: '2023-03-14' },
      null,
    ]);
    expect(await overdue(vault)).toBe(2);
    for (const round of [1, 2]) {
      const listed = await rows(vault);
      expect([round, listed.map(({ status, closedOn, conflict }) => [status, closedOn, conflict])]).toEqual([
        round,
        [
          ['ket-thuc', '2023-05-20', false],
          ['xep-luu', '2023-06-01', false],
          ['xac-minh', '', false],
          ['tiep-nhan', '', false],
        ],
      ]);
      expect(listed[0]).toMatchObject({
        assignee: 'TẬP HUẤN Lê A',
        helpers: ['TẬP HUẤN Trần B'],
        transferTo: transfer.to,
        transferredOn: transfer.on,
        transferState: 'da-gui',
      });
      await vault.close();
      vault = await desk.open();
    }
  });

  it('goes again with the undo of its import, unless somebody has worked on it since', async () => {
    const vault = await newDesk().open();
    const transfer = { to: 'TẬP HUẤN Nơi A', on: '2023-04-02' };
    const past = { status: 'ket-thuc', on: '2023-05-20', assignees: ['TẬP HUẤN Lê A'], transfer } as const;
    const { importId } = await take(
      vault,
      [past, past].map((one) => ({ ...one, assignees: [...one.assignees] })),
    );
    const [, worked] = await rows(vault);
    unwrap(await vault.call('letter.note', { recId: worked!.recId, text: 'TẬP HUẤN' }));
    expect(unwrap(await vault.call('import.undo', { importId, reason: 'nhầm tệp' }))).toEqual({
      deleted: 1,
      kept: [worked!.recId],
    });
  });
});

describe('an old letter of a closed book', () => {
  it('comes in only with a reason, and stands in the book as added since', async () => {
    const vault = await newDesk().open();
    const { table } = (await bookOf(vault))!;
    const period = { table, from: '2023-01-01', to: '2023-12-31' };
    unwrap(await vault.call('book.close', { ...period, by: 'TẬP HUẤN Lãnh đạo' }));
    const asked = unwrap(await vault.call('import.closed', { days: ['2023-03-14', '2024-03-14'] }));
    expect(asked.books).toMatchObject([{ from: period.from, to: period.to, days: ['2023-03-14'] }]);
    const letters = [old(1), letter(2, { arrivedOn: '2024-03-14' })];
    expect(await vault.call('import.letters', { letters })).toMatchObject({ error: { code: 'BOOK_CLOSED' } });
    expect(await rows(vault)).toEqual([]);
    unwrap(await vault.call('import.letters', { letters, correction: 'nhập sổ cũ' }));
    const book = unwrap(await vault.call('book.rows', period));
    expect(book.rows.map(({ added, corrections }) => [added, corrections.map(({ reason }) => reason)])).toEqual([
      [true, ['nhập sổ cũ']],
    ]);
  });
});

/** The book of letters that came in. */
async function bookOf(vault: Vault) {
  const { pack } = unwrap(await vault.call('rules.get', {}));
  const found = pack.bookTables[0];
  return found && { table: found.code };
}
