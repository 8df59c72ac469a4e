import { describe, expect, it } from 'vitest';
import { letterKinds, letterSources, letterStatuses, statusMoves } from '../../../model/letter';
import { bookValues } from '../../bookTable';
import { makeCalendar } from '../../calendar';
import { packFaults } from '../consistent';
import { packSchema } from '../schema';
import { defaultPack } from '.';

describe('the pack that comes with the app', () => {
  it('follows the schema, and every code it names exists', () => {
    expect(packSchema.safeParse(defaultPack).error?.issues).toBeUndefined();
    expect(packFaults(defaultPack)).toEqual([]);
  });

  it('names every kind, source and status that a letter may have', () => {
    const codes = (list: readonly { code: string }[]) => list.map((entry) => entry.code).sort();
    expect(codes(defaultPack.kinds)).toEqual([...letterKinds].sort());
    expect(codes(defaultPack.sources)).toEqual([...letterSources].sort());
    expect(codes(defaultPack.statuses)).toEqual([...letterStatuses].sort());
  });

  it('offers only moves that merging takes for legal, and a way on from every status but the last', () => {
    for (const { from, to } of defaultPack.moves) expect(statusMoves[from], `${from} → ${to}`).toContain(to);
    const left = letterStatuses.filter((status) => !defaultPack.moves.some((move) => move.from === status));
    expect(left).toEqual(['da-huy']);
  });

  it('every column of a book has a value', () => {
    const columns = defaultPack.bookTables.flatMap((table) => table.columns.map((column) => column.value));
    expect(columns.filter((value) => !bookValues.some((known) => known === value))).toEqual([]);
  });

  it('a day worked in exchange is a weekend day, and the day off is one that would be worked', () => {
    const plain = makeCalendar({ years: [] });
    for (const swap of defaultPack.calendar.years.flatMap((year) => year.swaps)) {
      expect(plain.isWorking(swap.worked), swap.worked).toBe(false);
      expect(plain.isWorking(swap.off), swap.off).toBe(true);
    }
  });

  it('holds back nothing about what was not read: the deadlines for khiếu nại kỷ luật say chưa kiểm chứng', () => {
    const standing = (code: string) => defaultPack.deadlines.find((rule) => rule.code === code)?.source.standing;
    expect(standing('khieu-nai-dia-phuong')).toBe('unverified');
    expect(standing('khieu-nai-trung-uong')).toBe('unverified');
    expect(standing('to-cao-dia-phuong')).toBe('secondary');
    // Read, but nobody noted the article.
    expect(standing('to-cao-can-bo-trung-uong')).toBe('secondary');
    expect(standing('tra-loi-sau-tiep-nhan')).toBe('secondary');
    for (const { standing, article } of [
      ...defaultPack.deadlines.map(({ source }) => source),
      ...defaultPack.refusals.flatMap(({ source }) => source ?? []),
      ...defaultPack.retention.map(({ source }) => source),
    ])
      expect(standing === 'verified' && article === undefined).toBe(false);
    expect(defaultPack.calendar.years.find((year) => year.year === 2027)?.source.standing).toBe('unverified');
  });

  it('the article on classifying stands for what is looked at, not for refusals, time-bars and keeping', () => {
    const told = [...defaultPack.refusals, ...defaultPack.retention].map(({ source }) => source?.article);
    expect(told).not.toContain('Điều 5');
    expect(defaultPack.criteria.every(({ source }) => source?.article === 'Điều 5')).toBe(true);
  });

  it('deadlines of State law hold as they were read until 30/6/2026, and are not verified since', () => {
    const state = defaultPack.deadlines.filter(({ code }) => code.startsWith('nn-'));
    expect(state.length).toBe(12);
    for (const { validFrom, validTo, source } of state)
      expect([validFrom, validTo, source.standing]).toEqual(
        validTo === null ? ['2026-07-01', null, 'unverified'] : ['2000-01-01', '2026-06-30', 'verified'],
      );
  });
});
