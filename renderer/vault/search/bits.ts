/** Bitmaps over ordinals, 32 a word, the lowest bit first. */

export function countBits(bits: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]!;
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

export function eachBit(bits: Uint32Array, visit: (ordinal: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i]!; word !== 0; word &= word - 1) visit(32 * i + 31 - Math.clz32(word & -word));
  }
}

export const hasBit = (bits: Uint32Array, ordinal: number): boolean =>
  ((bits[ordinal >> 5] ?? 0) & (1 << (ordinal & 31))) !== 0;
