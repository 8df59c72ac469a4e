import { farthestLeap } from '../rules/numbering';

/** What the search for leaps looks at: the number as written, and the day whose year it is of. */
export interface Numbered {
  readonly registerNo?: string | undefined;
  readonly arrivedOn: string;
}

/** Places of letters whose number (the first digits of it) stands far from every other number of its year. */
export function leapsIn(letters: readonly Numbered[]): Set<number> {
  const years = new Map<string, { place: number; no: number }[]>();
  for (const [place, { registerNo, arrivedOn }] of letters.entries()) {
    const digits = /\d+/.exec(registerNo ?? '')?.[0];
    if (digits === undefined) continue;
    const year = arrivedOn.slice(0, 4);
    const known = years.get(year);
    if (known) known.push({ place, no: Number(digits) });
    else years.set(year, [{ place, no: Number(digits) }]);
  }
  const leaps = new Set<number>();
  for (const numbers of years.values()) {
    numbers.sort((a, b) => a.no - b.no);
    for (const [i, { place, no }] of numbers.entries()) {
      const others = [numbers[i - 1], numbers[i + 1]].filter((other) => other !== undefined);
      if (others.length > 0 && others.every((other) => Math.abs(other.no - no) > farthestLeap)) leaps.add(place);
    }
  }
  return leaps;
}
