/** A stream of numbers in [0, 1) that is the same for the same seed everywhere (mulberry32). Not for secrets. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws built on such a stream. */
export class Dealer {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = randomFrom(seed);
  }
  /** A whole number in [0, below). */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
  /** Favours the front of the list, as words of real text do. */
  pickSkewed<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() ** 2 * from.length)]!;
  }
  digits(count: number): string {
    let text = '';
    for (let i = 0; i < count; i++) text += this.below(10);
    return text;
  }
}
