/** One line of the table: what was asked of the desk, and what was seen. */
export interface DeskRow {
  readonly name: string;
  readonly unit: 'ms' | 'frames' | 'tasks' | 's';
  readonly p50: number | null;
  readonly p95: number | null;
  readonly max: number | null;
  /** How many were measured. */
  readonly count: number;
  /** What the desk is meant to keep to, and of which figure; null where nothing was promised. */
  readonly target: { readonly of: 'p95' | 'max'; readonly below: number } | null;
  readonly note: string;
}

/** The value below which `part` of the values lie; null of nothing. */
function quantile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
}

export function rowOf(
  name: string,
  values: readonly number[],
  more: { readonly unit?: DeskRow['unit']; readonly target?: DeskRow['target']; readonly note?: string } = {},
): DeskRow {
  const { unit = 'ms', target = null, note = '' } = more;
  return {
    name,
    unit,
    p50: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    max: quantile(values, 1),
    count: values.length,
    target,
    note,
  };
}

const number = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);

/** Columns of text; a target is set beside what was seen, and judged by whoever reads. */
export function deskTable(rows: readonly DeskRow[]): string {
  const head = ['measure', 'p50', 'p95', 'max', 'unit', 'n', 'target', 'note'];
  const lines = rows.map(({ name, unit, p50, p95, max, count, target, note }) => [
    name,
    number(p50),
    number(p95),
    number(max),
    unit,
    String(count),
    target === null ? '' : `${target.of} < ${target.below}`,
    note,
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i]!.length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
