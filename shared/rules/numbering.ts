/** Numbers of a book: their written form, and which of a desk's reserved ones comes next. Pure; the vault keeps the blocks. */

export interface NumberParts {
  readonly no: number;
  readonly year: number;
  readonly unitCode: string;
}

const placeholder = /\{(so(?:-\d+)?|nam|don-vi)\}/g;

/** `{so}`, `{nam}`, `{don-vi}`, `{so-5}` (padded with zeros) of a pack's pattern; anything else stands as it is. */
export function formatNumber(pattern: string, parts: NumberParts): string {
  return pattern.replace(placeholder, (_whole, what: string) => {
    if (what === 'nam') return String(parts.year);
    if (what === 'don-vi') return parts.unitCode;
    return String(parts.no).padStart(Number(what.slice(3)), '0');
  });
}

/**
 * Reads a written number back. Null when it does not follow the pattern, or the pattern does not tell the number. The
 * year is `year` where the pattern has none; the unit's code is not read, it only has to be there.
 */
export function parseNumber(pattern: string, text: string, year: number): { no: number; year: number } | null {
  const names: string[] = [];
  let source = '';
  let copied = 0;
  for (const match of pattern.matchAll(placeholder)) {
    const what = match[1]!;
    names.push(what.startsWith('so') ? 'so' : what);
    source +=
      escaped(pattern.slice(copied, match.index)) +
      (what === 'nam' ? '(\\d{4})' : what === 'don-vi' ? '(.*?)' : '(\\d+)');
    copied = match.index + match[0].length;
  }
  const found = new RegExp(`^${source}${escaped(pattern.slice(copied))}$`, 'u').exec(text.trim());
  const no = Number(found?.[names.indexOf('so') + 1]);
  if (!found || !names.includes('so') || !Number.isSafeInteger(no) || no < 1) return null;
  return { no, year: names.includes('nam') ? Number(found[names.indexOf('nam') + 1]) : year };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Numbers that a desk reserved for itself, both ends included. */
export interface NumberBlock {
  readonly from: number;
  readonly to: number;
}

/** The lowest number of the desk's own blocks that is not used yet; null when it must reserve another block. */
export function nextFree(used: ReadonlySet<number>, blocks: readonly NumberBlock[]): number | null {
  for (const { from, to } of inOrder(blocks)) {
    for (let no = from; no <= to; no++) if (!used.has(no)) return no;
  }
  return null;
}

/** How many numbers of the blocks are not used yet. */
export function freeLeft(used: ReadonlySet<number>, blocks: readonly NumberBlock[]): number {
  let left = 0;
  for (const { from, to } of blocks) for (let no = from; no <= to; no++) if (!used.has(no)) left++;
  return left;
}

/** Highest number that a book can have. */
export const mostNumber = 9_999_999;
/** A number this far above all others is taken for a slip of somebody's hand, not for a number of the book. */
export const farthestLeap = 1000;
/** A number above this is a slip as long as no other stands near it. */
export const mostAlone = 100_000;
/** No desk reserves more at once. */
export const largestBlock = 10_000;

/** Used numbers of the book as it is kept: of the runs that leaps divide, the one that holds most (of equal ones, the lower). */
export function withoutLeaps(used: Iterable<number>): number[] {
  const sorted = [...new Set(used)].sort((a, b) => a - b);
  let [best, bestTo, from] = [0, 0, 0];
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i]! - sorted[i - 1]! <= farthestLeap) continue;
    if (i - from > bestTo - best) [best, bestTo] = [from, i];
    from = i;
  }
  const kept = sorted.slice(best, bestTo);
  return kept.length === 1 && kept[0]! > mostAlone ? [] : kept;
}

/** The blocks that lie where the book is kept; others were reserved behind a slip, or by whoever means harm. */
export function nearBlocks<B extends NumberBlock>(blocks: readonly B[], used: Iterable<number>): B[] {
  let last = withoutLeaps(used).at(-1) ?? 0;
  const near = new Set<B>();
  for (const block of inOrder(blocks)) {
    if (block.from > last + farthestLeap || block.to - block.from >= largestBlock) continue;
    near.add(block);
    last = Math.max(last, block.to);
  }
  return blocks.filter((block) => near.has(block));
}

/**
 * The next block to reserve: behind every block and every used number that this desk knows of, slips left out. Null when
 * the book can have no further number.
 */
export function nextBlock(known: readonly NumberBlock[], used: Iterable<number>, size: number): NumberBlock | null {
  const last = Math.max(withoutLeaps(used).at(-1) ?? 0, ...nearBlocks(known, used).map(({ to }) => to));
  return last >= mostNumber ? null : { from: last + 1, to: Math.min(last + size, mostNumber) };
}

/** Runs of numbers below the highest used one that nobody used. */
export function holesIn(used: Iterable<number>): NumberBlock[] {
  const sorted = [...new Set(used)].sort((a, b) => a - b);
  const holes: NumberBlock[] = [];
  let expected = 1;
  for (const no of sorted) {
    if (no > expected) holes.push({ from: expected, to: no - 1 });
    expected = no + 1;
  }
  return holes;
}

/** Numbers in ascending order as runs. */
export function runsOf(sorted: readonly number[]): NumberBlock[] {
  const runs: { from: number; to: number }[] = [];
  for (const no of sorted) {
    const last = runs.at(-1);
    if (last && no === last.to + 1) last.to = no;
    else runs.push({ from: no, to: no });
  }
  return runs;
}

/** Numbers that more than one letter or paper bears, with whose they are, lowest first. */
export function usedTwice<T>(entries: Iterable<readonly [no: number, owner: T]>): { no: number; owners: T[] }[] {
  const owners = new Map<number, T[]>();
  for (const [no, owner] of entries) owners.set(no, [...(owners.get(no) ?? []), owner]);
  return [...owners]
    .filter(([, all]) => all.length > 1)
    .map(([no, all]) => ({ no, owners: all }))
    .sort((a, b) => a.no - b.no);
}

const inOrder = <B extends NumberBlock>(blocks: readonly B[]): B[] => [...blocks].sort((a, b) => a.from - b.from);
