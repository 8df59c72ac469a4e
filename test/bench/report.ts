/**
 * From samples to rows. Times and bytes: less is better, ratio = theirs ÷ ours. Rates: more is better, ratio = ours ÷
 * theirs. Above 1 we are ahead, below 1 we are behind; losses stand in the same table.
 */
export const units = { ms: 'less', bytes: 'less', MB: 'less', 'MB/s': 'more', 'ops/s': 'more', '×': 'less' } as const;
export type Unit = keyof typeof units;

export const ours = 'ours';

export interface Sample {
  /** What was measured: fill, openList, save.p95… */
  readonly name: string;
  /** Letters in the store. */
  readonly size: number;
  readonly unit: Unit;
  /** Who was measured: ours, or a peer. */
  readonly subject: string;
  readonly value: number;
  /** Fingerprints of what was answered and of what is true; a sample whose answer differs does not count. */
  readonly answer: string;
  readonly truth: string;
  /** The calibration kernel moved by more than it may while this was measured. */
  readonly disturbed: boolean;
}

export interface Failure {
  readonly name: string;
  readonly size: number;
  readonly subject: string;
  readonly reason: string;
}

export interface Environment {
  readonly machine: string;
  readonly chromium: string;
  /** Backend of IndexedDB as its files show it: leveldb or sqlite. */
  readonly indexedDb: string;
}

export interface Row extends Environment {
  readonly name: string;
  readonly size: number;
  readonly unit: Unit;
  readonly ours: number | null;
  readonly peer: string;
  readonly theirs: number | null;
  readonly ratio: number | null;
  /** Samples behind each side, and the least and greatest of them. */
  readonly runs: { readonly ours: number; readonly theirs: number };
  readonly range: {
    readonly ours: readonly [number, number] | null;
    readonly theirs: readonly [number, number] | null;
  };
  readonly notes: readonly string[];
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Nearest-rank percentile: the smallest value that at least `share` of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('percentile of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))]!;
}

export function ratioOf(unit: Unit, mine: number | null, theirs: number | null): number | null {
  if (mine === null || theirs === null || !(mine > 0) || !(theirs > 0)) return null;
  return units[unit] === 'less' ? theirs / mine : mine / theirs;
}

interface Side {
  readonly value: number | null;
  readonly runs: number;
  readonly range: readonly [number, number] | null;
  readonly notes: readonly string[];
}

/** The median of the samples that count: right answer first, then undisturbed where there are any. */
export function settle(samples: readonly Sample[], failures: readonly Failure[], who: string): Side {
  const right = samples.filter((sample) => sample.answer === sample.truth);
  const calm = right.filter((sample) => !sample.disturbed);
  const counted = calm.length > 0 ? calm : right;
  const notes: string[] = [];
  if (right.length < samples.length) notes.push(`${who}: ${samples.length - right.length} void, answer differs`);
  if (counted.length < right.length) notes.push(`${who}: ${right.length - counted.length} discarded, machine moved`);
  if (counted.length > 0 && calm.length === 0) notes.push(`${who}: machine moved`);
  for (const reason of new Set(failures.map((failure) => failure.reason))) notes.push(`${who}: failed, ${reason}`);
  const values = counted.map((sample) => sample.value);
  if (values.length === 0) return { value: null, runs: 0, range: null, notes };
  return { value: median(values), runs: values.length, range: [Math.min(...values), Math.max(...values)], notes };
}

/** One row per measure, size and peer; a measure that has no peer gets a row of its own with an empty peer. */
export function rowsOf(
  samples: readonly Sample[],
  failures: readonly Failure[],
  environment: Environment,
  notesOn: Readonly<Record<string, string>> = {},
): Row[] {
  const groups = new Map<string, { readonly name: string; readonly size: number; readonly subjects: Set<string> }>();
  for (const { name, size, subject } of [...samples, ...failures]) {
    const group = groups.get(`${size} ${name}`) ?? { name, size, subjects: new Set<string>() };
    groups.set(`${size} ${name}`, group);
    group.subjects.add(subject);
  }
  return [...groups.values()].flatMap(({ name, size, subjects }) => {
    const of = (subject: string): Side => {
      const mine = samples.filter((s) => s.name === name && s.size === size && s.subject === subject);
      const broken = failures.filter((f) => f.name === name && f.size === size && f.subject === subject);
      return settle(mine, broken, subject);
    };
    const unit = samples.find((s) => s.name === name && s.size === size)?.unit ?? 'ms';
    const us = of(ours);
    const peers = [...subjects].filter((subject) => subject !== ours);
    return (peers.length > 0 ? peers : ['']).map((peer): Row => {
      const them = peer === '' ? { value: null, runs: 0, range: null, notes: [] } : of(peer);
      return {
        name,
        size,
        unit,
        ours: us.value,
        peer,
        theirs: them.value,
        ratio: ratioOf(unit, us.value, them.value),
        runs: { ours: us.runs, theirs: them.runs },
        range: { ours: us.range, theirs: them.range },
        notes: [...us.notes, ...them.notes, ...(notesOn[peer] ? [notesOn[peer]] : [])],
        ...environment,
      };
    });
  });
}

const number = (value: number | null): string => {
  if (value === null) return '-';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 1 ? value.toFixed(1) : value.toPrecision(2);
};

/** The rows as a table for people. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['measure', 'letters', 'unit', 'ours', 'peer', 'theirs', 'ratio', 'notes'];
  const lines = rows.map((row) => [
    row.name,
    row.size.toLocaleString('en'),
    row.unit,
    number(row.ours),
    row.peer,
    number(row.theirs),
    row.ratio === null ? '-' : `${row.ratio.toPrecision(3)}${row.ratio < 1 ? ' behind' : ''}`,
    row.notes.join('; '),
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at]!.length)));
  const print = (line: readonly string[]) =>
    line
      .map((cell, at) => (at === 3 || at === 5 || at === 1 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [head, widths.map((width) => '-'.repeat(width)), ...lines].map(print).join('\n');
}
