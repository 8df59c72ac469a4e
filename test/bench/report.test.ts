import { describe, expect, test } from 'vitest';
import { median, ours, percentile, ratioOf, rowsOf, type Sample, tableOf } from './report';

const environment = { machine: 'test bench', chromium: '1', indexedDb: 'leveldb' };
const sample = (subject: string, value: number, change: Partial<Sample> = {}): Sample => ({
  name: 'openList',
  size: 20_000,
  unit: 'ms',
  subject,
  value,
  answer: 'a',
  truth: 'a',
  disturbed: false,
  ...change,
});

describe('ratios', () => {
  test('for a time, half of theirs is twice as good', () => {
    expect(ratioOf('ms', 50, 100)).toBe(2);
    expect(ratioOf('bytes', 200, 100)).toBe(0.5);
  });

  test('for a rate, twice theirs is twice as good', () => {
    expect(ratioOf('ops/s', 100, 50)).toBe(2);
  });

  test('nothing measured gives no ratio rather than a flattering one', () => {
    expect(ratioOf('ms', null, 100)).toBeNull();
    expect(ratioOf('ms', 0, 100)).toBeNull();
    expect(ratioOf('ms', 10, Number.NaN)).toBeNull();
  });
});

describe('medians and percentiles', () => {
  test('the middle one, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });

  test('the 95th of a hundred is the 95th', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(values, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
  });
});

describe('rows', () => {
  test('one per peer, with medians of both sides', () => {
    const samples = [10, 30, 20].map((ms) => sample(ours, ms)).concat([100, 60, 80].map((ms) => sample('dexie', ms)));
    expect(rowsOf(samples, [], environment)).toMatchObject([
      { name: 'openList', size: 20_000, ours: 20, peer: 'dexie', theirs: 80, ratio: 4, runs: { ours: 3, theirs: 3 } },
    ]);
  });

  test('a wrong answer voids the time, however fast it was', () => {
    const samples = [sample(ours, 1, { answer: 'wrong' }), sample(ours, 40), sample('dexie', 80)];
    const [row] = rowsOf(samples, [], environment);
    expect(row).toMatchObject({ ours: 40, ratio: 2, runs: { ours: 1 } });
    expect(row?.notes).toContain('ours: 1 void, answer differs');
  });

  test('with only wrong answers there is no number at all', () => {
    const [row] = rowsOf([sample(ours, 1, { answer: 'wrong' }), sample('dexie', 80)], [], environment);
    expect(row).toMatchObject({ ours: null, theirs: 80, ratio: null });
  });

  test('samples taken while the machine moved are left out when calm ones exist, else marked', () => {
    const stirred = sample(ours, 90, { disturbed: true });
    expect(rowsOf([stirred, sample(ours, 40)], [], environment)[0]).toMatchObject({
      ours: 40,
      notes: ['ours: 1 discarded, machine moved'],
    });
    expect(rowsOf([stirred], [], environment)[0]).toMatchObject({ ours: 90, notes: ['ours: machine moved'] });
  });

  test('a peer that failed is named with its reason', () => {
    const failure = { name: 'openList', size: 20_000, subject: 'pouchdb', reason: 'out of memory' };
    const rows = rowsOf([sample(ours, 10)], [failure], environment);
    expect(rows).toMatchObject([{ peer: 'pouchdb', theirs: null, ratio: null }]);
    expect(rows[0]?.notes).toEqual(['pouchdb: failed, out of memory']);
  });

  test('sizes are never mixed', () => {
    const samples = [sample(ours, 10), sample('dexie', 20), sample(ours, 500, { size: 200_000 })];
    const rows = rowsOf(samples, [], environment);
    expect(rows.map((row) => [row.size, row.ours, row.theirs])).toEqual([
      [20_000, 10, 20],
      [200_000, 500, null],
    ]);
  });

  test('a loss is printed as a loss', () => {
    const rows = rowsOf([sample(ours, 100), sample('dexie', 10)], [], environment);
    expect(tableOf(rows)).toMatch(/dexie.*0\.100 behind/);
  });
});
