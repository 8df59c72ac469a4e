import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../model/letter';
import { planImport, type Twin, twinWays } from './plan';
import { twinsIn } from './twins';

const vault = (place: number, way: Twin['way'], recId = 'a'.repeat(32)): Twin => ({
  place,
  of: { in: 'vault', recId, kind: 'lap-lai' },
  way,
});
const file = (place: number, first: number, way: Twin['way']): Twin => ({
  place,
  of: { in: 'file', place: first },
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

describe('rows of one file that are the same letter', () => {
  const letter = (sender: string, summary: string, arrivedOn = '2026-01-02'): Letter => ({
    kind: 'to-cao',
    source: 'buu-dien',
    level: 'mat',
    authorship: 'co-ten',
    arrivedOn,
    senders: [{ name: sender, address: '' }],
    accused: [],
    summary,
  });

  it('are told whatever their marks, case, blanks and day', () => {
    const twins = twinsIn([
      letter('Nguyễn Văn Mẫu', 'Đất bãi'),
      letter('Trần Thị Mẫu', 'Đất bãi'),
      letter('NGUYEN  VAN MAU', 'đất bãi', '2026-03-04'),
    ]);
    expect([...twins]).toEqual([[2, 0]]);
  });
});
