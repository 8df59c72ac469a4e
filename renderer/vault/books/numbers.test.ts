import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { fieldNo, type Letter, letterFields, recTypes } from '../../../shared/model/letter';
import { holesIn } from '../../../shared/rules/numbering';
import type { VaultInput } from '../api';
import { fold } from '../fold';
import { type Desk, letter, newDesk, testUnit } from '../testing/fakes';
import type { Vault } from '../vault';
import { unusedIn } from './blocks';

/** A letter that nobody has numbered yet. */
const unnumbered = (n: number, more: Partial<Letter> = {}): Letter => {
  const { registerNo: _none, ...rest } = letter(n);
  return { ...rest, ...more };
};

async function taken(vault: Vault, n = 1, more: Partial<Letter> = {}): Promise<{ recId: string; registerNo: string }> {
  const { recId } = unwrap(await vault.call('letter.save', { changes: unnumbered(n, more) }));
  const detail = unwrap(await vault.call('letter.get', { recId }));
  return { recId, registerNo: detail.letter.registerNo ?? '' };
}

/** Everything that one desk has made so far, taken in by another. */
async function sync(from: Vault, to: Vault): Promise<void> {
  const ops = await from.ownOpsAfter('', 100_000);
  if (ops.length > 0) await to.appendPulled([{ unitId: testUnit, ops }], null);
}

const state = async (vault: Vault) => unwrap(await vault.call('book.state', { book: 'don-thu', year: 2026 }));

describe('a new letter', () => {
  it('takes the next number of the year by itself, and numbers run on after the desk was closed', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    expect((await taken(vault)).registerNo).toBe('1/2026');
    expect((await taken(vault)).registerNo).toBe('2/2026');
    expect((await taken(vault, 3, { arrivedOn: '2025-12-31' })).registerNo).toBe('1/2025');
    await fold(vault.core);
    await vault.close();
    vault = await desk.open();
    expect((await taken(vault)).registerNo).toBe('3/2026');
    expect(unwrap(await vault.call('book.next', { book: 'don-thu', year: 2026 }))).toEqual({
      no: 4,
      text: '4/2026',
      left: 47,
    });
  });

  it('whose save failed leaves no gap', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    await taken(vault);
    desk.file.refuse = { code: 'DISK_FULL' };
    expect((await vault.call('letter.save', { changes: unnumbered(2) })).ok).toBe(false);
    desk.file.refuse = null;
    expect((await taken(vault)).registerNo).toBe('2/2026');
  });

  it('saved many at once: each has a number of its own, without a gap, over the end of a block', async () => {
    const vault = await newDesk().open();
    const all = await Promise.all(Array.from({ length: 120 }, (_, n) => taken(vault, n)));
    const numbers = all.map(({ registerNo }) => Number(registerNo.split('/')[0])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
    expect((await state(vault)).blocks.map(({ from, to }) => [from, to])).toEqual([
      [1, 50],
      [51, 100],
      [101, 150],
    ]);
  });

  it('keeps its number when it is deleted', async () => {
    const vault = await newDesk().open();
    const { recId } = await taken(vault);
    unwrap(await vault.call('letter.delete', { recId, reason: 'nhập nhầm' }));
    expect((await taken(vault)).registerNo).toBe('2/2026');
  });

  it('with an old number keeps it; the number counts as used, and new ones follow behind it', async () => {
    const vault = await newDesk().open();
    unwrap(await vault.call('import.letters', { letters: [letter(7), letter(9), letter(3, { registerNo: 'A-17' })] }));
    expect((await taken(vault)).registerNo).toBe('10/2026');
    expect((await state(vault)).holes).toEqual([
      { from: 1, to: 6 },
      { from: 8, to: 8 },
    ]);
    const { rows } = unwrap(await vault.call('list.open', { text: 'A-17' }));
    expect(rows.map(({ registerNo }) => registerNo)).toEqual(['A-17']);
  });

  it('typed far above every known number is taken for a slip, not for the end of the book', async () => {
    const vault = await newDesk().open();
    await taken(vault);
    unwrap(await vault.call('letter.save', { changes: letter(2, { registerNo: '99999/2026' }) }));
    expect((await taken(vault)).registerNo).toBe('2/2026');
  });

  it('is not led astray by one row of an import, into an empty book or a kept one, nor by a number of another book', async () => {
    const vault = await newDesk().open();
    const slip = letter(1, { registerNo: '9999999/2026' });
    unwrap(await vault.call('import.letters', { letters: [slip] }));
    expect((await taken(vault)).registerNo).toBe('1/2026');
    const foreign = { book: 'cong-van', year: 2026, no: 900 };
    unwrap(await vault.call('import.letters', { letters: [letter(2), letter(3, { number: foreign }), slip] }));
    expect([(await taken(vault)).registerNo, (await taken(vault)).registerNo]).toEqual(['4/2026', '5/2026']);
    expect(unwrap(await vault.call('book.next', { book: 'cong-van', year: 2026 })).no).toBe(1);
    expect((await state(vault)).last).toBe(5);
  });

  it('goes on behind an old register that begins far above the present number', async () => {
    const vault = await newDesk().open();
    await taken(vault);
    const old = Array.from({ length: 60 }, (_, i) => letter(i, { registerNo: `${3000 + i}/2026` }));
    unwrap(await vault.call('import.letters', { letters: old }));
    for (let n = 0; n < 49; n++) await taken(vault);
    expect((await taken(vault)).registerNo).toBe('3060/2026');
  });

  it('is not led astray by a colleague’s letter or block at the end of all numbers', async () => {
    const vault = await newDesk().open();
    await taken(vault);
    const other = await newDesk('e5'.repeat(16)).open();
    const mine = unwrap(await other.call('letter.save', { changes: unnumbered(5) }));
    const number = { book: 'don-thu', year: 2026, no: 9_999_990 };
    const [op] = (await other.ownOpsAfter('', 10)).filter(({ recId }) => recId === mine.recId);
    const blockOp = (await other.ownOpsAfter('', 10)).find(({ recType }) => recType === recTypes.book)!;
    const all = { t: 'block', from: 1, to: 9_999_999, deskId: 'e5'.repeat(16) };
    await vault.appendPulled(
      [
        {
          unitId: testUnit,
          ops: [
            { ...op!, body: { ...op!.body, [letterFields.number]: number } },
            { ...blockOp, body: { [fieldNo.book]: all } },
          ],
        },
      ],
      null,
    );
    for (let n = 2; n < 53; n++) expect((await taken(vault)).registerNo).toBe(`${n}/2026`);
  });
});

describe('two desks that were both offline', () => {
  it('reserved the same numbers: both letters stand, the doubles are told, and later ones do not collide', async () => {
    const [a, b] = [await newDesk('a1'.repeat(16)).open(), await newDesk('b2'.repeat(16)).open()];
    const [first, second] = [await taken(a), await taken(b)];
    await taken(b);
    expect([first.registerNo, second.registerNo]).toEqual(['1/2026', '1/2026']);
    await sync(a, b);
    await sync(b, a);
    for (const vault of [a, b]) {
      const { twice } = await state(vault);
      expect(twice.map(({ no, recIds }) => [no, [...recIds].sort()])).toEqual([
        [1, [first.recId, second.recId].sort()],
      ]);
    }
    const after = [(await taken(a)).registerNo, (await taken(b)).registerNo];
    expect(new Set(after).size).toBe(2);
    expect(after).toContain('3/2026');
    // Nobody renumbers by himself; an officer does, and says why.
    unwrap(await b.call('book.renumber', { recId: second.recId, reason: 'trùng số với máy khác' }));
    await sync(b, a);
    expect((await state(a)).twice).toEqual([]);
    expect((await state(b)).twice).toEqual([]);
  });

  it('in any order of saving, crashing, failing and syncing: no gap within a desk, no number twice within one', async () => {
    const step = fc.constantFrom('save', 'save', 'save', 'crash', 'fail', 'fold', 'sync');
    const steps = fc.array(fc.tuple(fc.nat(1), step), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const desks: Desk[] = [newDesk('a1'.repeat(16)), newDesk('b2'.repeat(16))];
        const vaults = await Promise.all(desks.map((desk) => desk.open()));
        const drawn: number[][] = [[], []];
        for (const [who, what] of script) {
          const [desk, vault] = [desks[who]!, vaults[who]!];
          if (what === 'save') drawn[who]!.push(Number((await taken(vault)).registerNo.split('/')[0]));
          else if (what === 'fold') await fold(vault.core);
          else if (what === 'sync') await sync(vaults[1 - who]!, vault);
          else if (what === 'fail') {
            desk.file.refuse = { code: 'DISK_FULL' };
            expect((await vault.call('letter.save', { changes: unnumbered(1) })).ok).toBe(false);
            desk.file.refuse = null;
          } else {
            vault.core.db.close();
            vaults[who] = await desk.open();
          }
        }
        for (const [who, numbers] of drawn.entries()) {
          expect(new Set(numbers).size).toBe(numbers.length);
          const { blocks, holes } = await state(vaults[who]!);
          for (const { from, to } of blocks.filter(({ own }) => own)) {
            expect(holes.filter((hole) => hole.from <= to && hole.to >= from)).toEqual([]);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a number that nobody has any more', () => {
  const stateOf = async (vault: Vault, year: number) =>
    unwrap(await vault.call('book.state', { book: 'don-thu', year }));

  it('is told after a slip of the year: the letter is offered a number of its own year, and the old one is no secret', async () => {
    const vault = await newDesk().open();
    const { recId, registerNo } = await taken(vault, 1, { arrivedOn: '2025-01-05' });
    await taken(vault, 2, { arrivedOn: '2025-02-05' });
    expect(registerNo).toBe('1/2025');
    expect((await stateOf(vault, 2025)).otherYear).toEqual([]);
    unwrap(await vault.call('letter.save', { recId, changes: { arrivedOn: '2026-01-05' } }));
    expect((await stateOf(vault, 2025)).otherYear).toEqual([{ no: 1, recId, year: 2026 }]);
    const { text } = unwrap(await vault.call('book.renumber', { recId, reason: 'TẬP HUẤN: nhập nhầm năm' }));
    expect(text).toBe('1/2026');
    expect(await stateOf(vault, 2025)).toMatchObject({ otherYear: [], holes: [], abandoned: [{ no: 1, recId }] });
    expect(await stateOf(vault, 2026)).toMatchObject({ otherYear: [], abandoned: [] });
  });

  it('is told when an officer types another one, until the letter gets it back; that of a deleted letter is told, too', async () => {
    const vault = await newDesk().open();
    const { recId } = await taken(vault, 1);
    const second = await taken(vault, 2);
    unwrap(await vault.call('letter.save', { recId, changes: { registerNo: '3/2026' } }));
    unwrap(await vault.call('letter.delete', { recId: second.recId, reason: 'nhập nhầm' }));
    expect(await state(vault)).toMatchObject({
      last: 3,
      holes: [],
      abandoned: [{ no: 1, recId }],
      deleted: [{ from: 2, to: 2 }],
    });
    unwrap(await vault.call('letter.save', { recId, changes: { registerNo: '1/2026' } }));
    unwrap(await vault.call('letter.restore', { recId: second.recId }));
    expect(await state(vault)).toMatchObject({ abandoned: [{ no: 3, recId }], deleted: [] });
  });
});

describe('the numbers that another desk keeps', () => {
  it('are told as kept and not used, below the last number, and not as used up', async () => {
    const [mine, dead] = [await newDesk('a1'.repeat(16)).open(), await newDesk('b2'.repeat(16)).open()];
    await taken(dead);
    await sync(dead, mine);
    expect((await taken(mine)).registerNo).toBe('51/2026');
    expect(await state(mine)).toMatchObject({ last: 51, holes: [], reserved: [{ from: 2, to: 50, own: false }] });
    await sync(mine, dead);
    expect(await state(dead)).toMatchObject({ holes: [], reserved: [{ from: 2, to: 50, own: true }] });
  });

  it('and the holes are together every number that is not used, each once', () => {
    const run = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(20))
      .map(([from, more]) => ({ from, to: from + more }));
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 80 })), fc.array(run, { maxLength: 5 }), (used, runs) => {
        const blocks = runs.map((block, i) => ({ ...block, deskId: `d${i % 2}`, opId: String(i) }));
        const { holes, reserved } = unusedIn(holesIn(used), blocks);
        const told = [...holes, ...reserved].flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );
        const last = Math.max(0, ...used);
        const unused = Array.from({ length: last }, (_, i) => i + 1).filter((no) => !used.includes(no));
        expect(told.sort((a, b) => a - b)).toEqual(unused);
        for (const { from, to } of holes) {
          expect(blocks.some((block) => block.from <= to && block.to >= from)).toBe(false);
        }
      }),
    );
  });
});

describe('papers and secret prints', () => {
  const paper: VaultInput<'paper.issue'>['event'] = {
    t: 'paper',
    template: 'bao-tin',
    title: 'Thông báo',
    level: '',
    on: '2026-05-30',
    recipients: [],
    body: 'bản thảo',
  };

  it('take their numbers in the row that issues them, from books of their own', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const { recId } = await taken(vault);
    const issue = async () =>
      unwrap(await vault.call('paper.issue', { recId, event: paper, book: 'cong-van', sign: 'TB/UBKT' })).numberText;
    expect([await issue(), await issue()]).toEqual(['1-TB/UBKT', '2-TB/UBKT']);
    await vault.close();
    vault = await desk.open();
    expect(await issue()).toBe('3-TB/UBKT');
    expect((await taken(vault)).registerNo).toBe('2/2026');
  });

  it('fill the register of outgoing secret papers by being printed or exported, and only then', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const what = { title: 'Sổ', level: 'toi-mat', copies: 1, holder: 'A', purpose: 'B', form: 'ban-sao-giay' } as const;
    const print = async (level: string, act: 'print' | 'view-scan' = 'print') =>
      unwrap(await vault.call('access.record', { act, recIds: [], what: { ...what, level } })).secretNo?.text ?? null;
    expect(await Promise.all([print('toi-mat'), print(''), print('mat'), print('mat', 'view-scan')])).toEqual([
      '1',
      null,
      '2',
      null,
    ]);
    await vault.close();
    vault = await desk.open();
    expect(await print('tuyet-mat')).toBe('3');
    const { entries } = unwrap(await vault.call('secrets.list', { year: 2026 }));
    expect(entries.map(({ no, level }) => [no, level])).toEqual([
      [3, 'tuyet-mat'],
      [2, 'mat'],
      [1, 'toi-mat'],
    ]);
  });
});
