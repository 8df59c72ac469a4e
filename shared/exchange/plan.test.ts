import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../model/letter';
import { planImport, sideOf, type Twin, twinWays, usualWays } from './plan';
import { type TwinRow, twinsIn } from './twins';

const vault = (place: number, way: Twin['way'], recId = 'a'.repeat(32)): Twin => ({
  place,
  of: { in: 'vault', recId, kind: 'lap-lai' },
  way,
});
const file = (place: number, first: number, way: Twin['way']): Twin => ({
  place,
  of: { in: 'file', place: first, like: 'alike' },
  way,
});

describe('what an import does with rows that repeat another letter', () => {
  it('leaves out what is skipped, and counts links among what is left', () => {
    const plan = planImport(4, [vault(0, 'skip'), file(3, 1, 'link')]);
    expect(plan.places).toEqual([1, 2, 3]);
    expect(plan.links).toEqual([{ from: 2, to: 0, kind: 'trung' }]);
  });

  it('links with the letter of the register when the row it repeats is left out for that letter', () => {
    const plan = planImport(2, [vault(0, 'skip'), file(1, 0, 'link')]);
    expect(plan).toEqual({ places: [1], links: [{ from: 0, to: 'a'.repeat(32), kind: 'lap-lai' }] });
  });

  it('links with the first row that comes in when those between are left out', () => {
    const plan = planImport(3, [file(1, 0, 'skip'), file(2, 1, 'link')]);
    expect(plan).toEqual({ places: [0, 2], links: [{ from: 1, to: 0, kind: 'trung' }] });
  });

  it('makes no link for rows that are imported as letters of their own', () => {
    expect(planImport(2, [file(1, 0, 'import')])).toEqual({ places: [0, 1], links: [] });
  });

  it('never links what is not imported, whatever was decided', () => {
    const decisions = fc.array(fc.constantFrom(...twinWays), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(decisions, (ways) => {
        const twins = ways.map((way, i) => (i === 0 ? vault(0, way) : file(i, 0, way)));
        const { places, links } = planImport(ways.length, twins);
        expect(places).toEqual(ways.flatMap((way, i) => (way === 'skip' ? [] : [i])));
        for (const { from, to } of links) {
          expect(ways[places[from]!]).toBe('link');
          if (typeof to === 'number') expect(to).toBeLessThan(places.length);
        }
      }),
    );
  });
});

const row = (change: Partial<Letter> & { readonly sender?: string }, past: TwinRow['past'] = null): TwinRow => {
  const { sender = '', ...more } = change;
  return {
    letter: {
      kind: 'to-cao',
      source: 'buu-dien',
      level: 'mat',
      authorship: sender === '' ? 'nac-danh' : 'co-ten',
      arrivedOn: '2019-01-02',
      senders: sender === '' ? [] : [{ name: sender, address: '' }],
      accused: [],
      summary: 'Tố cáo cán bộ xã',
      ...more,
    },
    past,
  };
};
const told = (...rows: TwinRow[]) => [...twinsIn(rows)].map(([place, { of, like }]) => [place, of, like]);
/** What comes in when the officer decides nothing. */
const usual = (rows: readonly TwinRow[]) => {
  const twins = [...twinsIn(rows)].map(([place, { of, like }]): Twin => {
    const other = { in: 'file', place: of, like } as const;
    return { place, of: other, way: usualWays[sideOf(other)] };
  });
  return planImport(rows.length, twins);
};

describe('rows of one file that say what another one says', () => {
  it('are the same row only with number, day and words to the mark', () => {
    const first = row({ sender: 'Nguyễn Văn Mẫu', registerNo: '12/2019' });
    expect(told(first, row({ sender: 'Trần Thị Mẫu', registerNo: '12/2019' }), first)).toEqual([[2, 0, 'same']]);
    for (const other of [
      row({ sender: 'Nguyễn Văn Mẫu', registerNo: '310/2019' }),
      row({ sender: 'Nguyễn Văn Mẫu', registerNo: '12/2019', arrivedOn: '2019-01-03' }),
      row({ sender: 'NGUYỄN VĂN MẪU', registerNo: '12/2019' }),
      row({ senders: [{ name: 'Nguyễn Văn Mẫu', address: 'Xã khác' }], registerNo: '12/2019' }),
      row({ sender: 'Nguyễn Văn Mẫu', registerNo: '12/2019' }, { status: 'ket-thuc', on: '2019-05-06' }),
    ]) {
      expect(told(first, other)).toEqual([[1, 0, 'alike']]);
    }
    const unnumbered = row({ sender: 'Nguyễn Văn Mẫu' });
    expect(told(unnumbered, unnumbered)).toEqual([[1, 0, 'alike']]);
  });

  it('are only near when marks tell them apart, or when neither says who sent it', () => {
    expect(told(row({ sender: 'Nguyễn Văn Hùng' }), row({ sender: 'Nguyễn Văn Hưng' }))).toEqual([[1, 0, 'near']]);
    expect(told(row({ registerNo: '12/2019' }), row({ registerNo: '310/2019', arrivedOn: '2019-09-09' }))).toEqual([
      [1, 0, 'near'],
    ]);
  });

  it('go with the row that they have the most in common with', () => {
    const [hung, hungAgain] = ['Nguyễn Văn Hùng', 'Nguyễn Văn Hưng'].map((sender) => row({ sender, registerNo: '7' }));
    expect(told(hung!, hungAgain!, hungAgain!, row({ sender: 'Nguyễn Văn Hưng' }))).toEqual([
      [1, 0, 'near'],
      [2, 1, 'same'],
      [3, 1, 'alike'],
    ]);
  });

  it('come in unless the officer leaves them out: nameless letters of one summary, Hùng and Hưng', () => {
    const rows = [
      row({ registerNo: '12/2019' }),
      row({ registerNo: '310/2019', arrivedOn: '2019-09-09' }),
      row({ sender: 'Nguyễn Văn Hùng', registerNo: '13/2019' }),
      row({ sender: 'Nguyễn Văn Hưng', registerNo: '14/2019' }),
    ];
    expect(usual(rows)).toEqual({ places: [0, 1, 2, 3], links: [] });
  });

  it('lose no letter while nobody decides: what stays out stands word for word in what comes in', () => {
    const few = <T>(...values: T[]) => fc.constantFrom(...values);
    const anyRow = fc.record({
      sender: few('', 'Nguyễn Văn Hùng', 'Nguyễn Văn Hưng', 'NGUYỄN VĂN HÙNG'),
      registerNo: few(undefined, '12/2019', '310/2019'),
      arrivedOn: few('2019-01-02', '2019-09-09'),
      content: few(undefined, 'Đất bãi', 'Đất bãi '),
      closed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), (drawn) => {
        const rows = drawn.map(({ closed, ...change }) =>
          row(change, closed ? { status: 'ket-thuc', on: '2019-10-10' } : null),
        );
        const { places, links } = usual(rows);
        const within = new Set(places.map((place) => JSON.stringify(rows[place])));
        for (const one of rows) expect(within).toContain(JSON.stringify(one));
        for (const { from, to } of links) expect(Number(to)).toBeLessThan(from);
      }),
    );
  });
});
