import type { Letter, LetterStatus } from '../../model/letter';
import type { WorkEntry, WorkEvent } from '../../model/work';
import type { CaseFacts, Day, UnitFacts } from '../types';

/** Cases for the tests of the rules: invented people, entries in the order in which they are written. */
export const opIdOf = (at: number): string => at.toString(16).padStart(32, '0');

/** Appended events; the first has op id `opIdOf(1)`. */
export const workOf = (...events: readonly WorkEvent[]): WorkEntry[] =>
  events.map((event, at) => ({ opId: opIdOf(at + 1), by: 'A01', atMs: 1_700_000_000_000 + at, event }));

export const caseOf = (
  letter: Partial<Letter>,
  work: readonly WorkEntry[] = [],
  reached: readonly (readonly [status: LetterStatus, on: Day, claim?: string])[] = [],
): CaseFacts => {
  const steps = reached.map(([status, on, claim]) => ({ status, on, ...(claim === undefined ? {} : { claim }) }));
  const tracks: Record<string, LetterStatus> = {};
  for (const step of steps) if (step.claim !== undefined) tracks[step.claim] = step.status;
  const status = steps.filter((step) => step.claim === undefined).at(-1)?.status ?? 'tiep-nhan';
  return { letter, status, tracks, reached: steps, work };
};

export const communeUnit: UnitFacts = {
  unitId: 'c'.repeat(32),
  name: 'Ủy ban Kiểm tra Đảng ủy xã Tập Huấn',
  code: 'UBKTTH',
  level: 'co-so',
  parentName: 'Ủy ban Kiểm tra Tỉnh ủy Mẫu',
};

export const centralUnit: UnitFacts = {
  unitId: 'a'.repeat(32),
  name: 'Ủy ban Kiểm tra Trung ương',
  code: 'UBKTTW',
  level: 'trung-uong',
  parentName: null,
};
