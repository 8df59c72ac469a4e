// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../shared/sync/op';
import { filtersShape, isChosen, isFiltered, noFilters, sortedBy, toggleValue, toQuery } from './filters';
import { layoutShape, moved, readLayout, toggled, usualLayout } from './layout';
import { keptView, readViews, viewNamed, withFormer, withoutView } from './views';

describe('filters of the register', () => {
  it('narrow to several values of a field, to what is empty, and let go again', () => {
    const one = toggleValue(noFilters, 'kind', 'to-cao');
    const two = toggleValue(one, 'kind', 'khieu-nai');
    expect(toQuery(two).where).toEqual([{ field: 'kind', op: 'in', values: ['to-cao', 'khieu-nai'] }]);
    expect(isChosen(two, 'kind', 'khieu-nai')).toBe(true);
    const none = toggleValue(toggleValue(two, 'kind', 'to-cao'), 'kind', 'khieu-nai');
    expect(isFiltered(none)).toBe(false);
    expect(toQuery(toggleValue(two, 'kind', '')).where).toEqual([{ field: 'kind', op: 'empty' }]);
  });

  it('sort by one column, then within it by another, and drop that again', () => {
    const one = sortedBy(noFilters.sorts, 'kind', false);
    expect(one).toEqual([{ column: 'kind', descending: false }]);
    const two = sortedBy(one, 'sender', true);
    expect(two.map(({ column }) => column)).toEqual(['kind', 'sender']);
    const down = sortedBy(two, 'sender', true);
    expect(down[1]).toEqual({ column: 'sender', descending: true });
    expect(sortedBy(down, 'sender', true)).toEqual(one);
    expect(sortedBy(one, 'kind', false)).toEqual([{ column: 'kind', descending: true }]);
  });
});

describe('what another version stored', () => {
  it('is read as far as it is understood, and never breaks the register', () => {
    const stored: readonly Value[] = [
      null,
      7,
      'x',
      [],
      { columns: 'no' },
      { columns: ['unheard-of'], widths: { kind: -4 } },
    ];
    for (const odd of stored) {
      expect(readLayout(odd).columns.length).toBeGreaterThan(0);
      expect(readViews(odd).views).toEqual([]);
    }
    const read = filtersShape.parse({
      where: [
        { field: 'unheard-of', op: 'in', values: ['x'] },
        { field: 'kind', op: 'filled' },
      ],
      sorts: [],
    });
    expect(read.where).toEqual([{ field: 'kind', op: 'filled' }]);
    expect(read.sorts).toEqual(noFilters.sorts);
    expect(layoutShape.parse({ columns: ['summary', 'unheard-of', 'summary', 'kind'] }).columns).toEqual([
      'summary',
      'kind',
    ]);
  });
});

describe('columns', () => {
  it('move by one place and stay where there is none', () => {
    const [first, second] = usualLayout.columns;
    expect(moved(usualLayout, first!, 1).columns.slice(0, 2)).toEqual([second, first]);
    expect(moved(usualLayout, first!, -1)).toBe(usualLayout);
  });

  it('hide but for the last, and come back at the end', () => {
    const without = toggled(usualLayout, 'kind');
    expect(without.columns).not.toContain('kind');
    expect(toggled(without, 'kind').columns.at(-1)).toBe('kind');
    const last = { ...usualLayout, columns: ['kind'] as const };
    expect(toggled(last, 'kind')).toBe(last);
  });
});

describe('saved views', () => {
  const view = (id: string, name: string) => ({ id, name, filters: noFilters, layout: usualLayout });
  it('replace the one of the same name and keep its place as the first', () => {
    const one = keptView({ views: [], first: null }, view('1', 'Quá hạn'), true);
    const two = keptView(one, view('2', 'quá hạn'), true);
    expect(two.views).toHaveLength(1);
    expect(two.first).toBe('1');
    expect(withoutView(two, '1')).toEqual({ views: [], first: null });
  });

  it('of names that differ in a mark alone are two; one in capitals is the same', () => {
    const one = keptView({ views: [], first: null }, view('1', 'Đơn của bà Hà'), false);
    const two = keptView(one, view('2', 'Đơn của bà Hạ'), false);
    expect(two.views.map(({ id }) => id)).toEqual(['1', '2']);
    expect(viewNamed(two, 'đơn của bà HÀ')?.id).toBe('1');
    expect(viewNamed(two, 'Đơn của bà Ha')).toBeUndefined();
  });

  it('taken away come back beside what was kept since, as the first when it was that', () => {
    const old = view('1', 'Của tôi');
    const before = keptView({ views: [], first: null }, old, true);
    const since = keptView(withoutView(before, '1'), view('2', 'Quá hạn'), false);
    expect(withFormer(since, old, before.first)).toEqual({ views: [old, view('2', 'Quá hạn')], first: '1' });
    const chosen = { ...since, first: '2' };
    expect(withFormer(chosen, old, before.first).first).toBe('2');
    const replaced = keptView(before, { ...view('3', 'CỦA TÔI'), filters: { ...noFilters, text: 'khác' } }, false);
    expect(withFormer(replaced, old, before.first)).toEqual(before);
  });

  it('come back from the store as they went in', () => {
    const saved = keptView({ views: [], first: null }, view('1', 'Của tôi'), false);
    expect(readViews(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });
});
