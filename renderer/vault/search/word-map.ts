/** A word's first letters as two numbers in base 27: the first `highLetters` of them, and the next five. */
export interface WordKey {
  readonly high: number;
  readonly low: number;
}
/** 27^6 fits into 32 bits. */
export const highLetters = 6;

/** Word → value by open addressing: asked a hundred times a letter, where a Map of large numbers is the slowest part. */
export class WordMap<T> {
  readonly values: T[] = [];
  /** Per slot: high, low, place in `values` + 1. */
  private slots = new Uint32Array(3 * 4096);

  get(key: WordKey): T | undefined {
    const place = this.slots[this.slotOf(key.high, key.low) + 2]!;
    return place === 0 ? undefined : this.values[place - 1];
  }

  /** `key` is not in the map yet. */
  add(key: WordKey, value: T): void {
    if (6 * this.values.length > this.slots.length) this.grow();
    this.values.push(value);
    this.place(key.high, key.low, this.values.length);
  }

  private place(high: number, low: number, place: number): void {
    const slot = this.slotOf(high, low);
    this.slots[slot] = high;
    this.slots[slot + 1] = low;
    this.slots[slot + 2] = place;
  }

  /** Where the key stands, or the free place where it would. */
  private slotOf(high: number, low: number): number {
    const { slots } = this;
    const mask = slots.length / 3 - 1;
    const hash = Math.imul(high, 0x9e3779b1) ^ Math.imul(low, 0x85ebca6b);
    for (let at = (hash ^ (hash >>> 15)) & mask; ; at = (at + 1) & mask) {
      const slot = 3 * at;
      if (slots[slot + 2] === 0 || (slots[slot] === high && slots[slot + 1] === low)) return slot;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(2 * old.length);
    for (let slot = 0; slot < old.length; slot += 3) {
      if (old[slot + 2] !== 0) this.place(old[slot]!, old[slot + 1]!, old[slot + 2]!);
    }
  }
}
