import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../vault/api';
import { differences, versionAt } from './versions';

const entry = (opId: string, changes: HistoryEntry['changes'], more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  opId,
  atMs: Number(opId),
  by: 'TH.01',
  act: 'edit',
  changes,
  ...more,
});
const summary = (before: string | null, after: string) => [{ field: 'summary' as const, before, after }];

describe('two moments of a letter', () => {
  const entries = [
    entry('1', summary(null, 'một'), { act: 'create' }),
    entry('2', [{ field: 'note', before: null, after: 'ghi chú' }], { act: 'note' }),
    entry('3', [{ field: 'status', before: 'tiep-nhan', after: 'phan-loai' }], { act: 'status', track: 'a1' }),
    entry('4', summary('một', 'hai')),
  ];

  it('a version is what stood right after an act; notes and the tracks of contents are no part of it', () => {
    expect([...versionAt(entries, '3')]).toEqual([['summary', 'một']]);
    expect([...versionAt(entries, '4')]).toEqual([['summary', 'hai']]);
  });

  it('differ where a value differs, and a moment never differs from itself', () => {
    const [only] = differences(versionAt(entries, '1'), versionAt(entries, '4'));
    expect(only).toEqual({ field: 'summary', left: 'một', right: 'hai', same: false });
    fc.assert(
      fc.property(fc.constantFrom(...entries), ({ opId }) => {
        const version = versionAt(entries, opId);
        expect(differences(version, version).every(({ same }) => same)).toBe(true);
      }),
    );
  });
});
