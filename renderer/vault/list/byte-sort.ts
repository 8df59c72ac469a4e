import { compareKeys } from '../../../shared/text/collate';

/** Fewer than these are put in order one by one. */
const few = 12;

/**
 * Places 0 … n − 1 of `keys` in the order of `compareKeys`. Three-way radix quicksort: titles of letters begin alike, and
 * what they share is looked at once for all of them, not for every two.
 */
export function sortKeys(keys: readonly Uint8Array[]): Uint32Array {
  const places = Uint32Array.from(keys, (_, i) => i);
  const waiting = [0, places.length, 0];
  while (waiting.length > 0) {
    const depth = waiting.pop()!;
    const to = waiting.pop()!;
    const from = waiting.pop()!;
    if (to - from < few) {
      insert(keys, places, from, to);
      continue;
    }
    const [low, high, pivot] = divide(keys, places, from, to, depth);
    waiting.push(from, low, depth, high, to, depth);
    // Behind the end of a key there is nothing left to compare.
    if (pivot >= 0) waiting.push(low, high, depth + 1);
  }
  return places;
}

const byteAt = (key: Uint8Array, at: number): number => (at < key.length ? key[at]! : -1);

/** Those with a smaller byte first, then from `low` to `high` those with the pivot's, then the others. */
function divide(
  keys: readonly Uint8Array[],
  places: Uint32Array,
  from: number,
  to: number,
  depth: number,
): [low: number, high: number, pivot: number] {
  const at = (place: number): number => byteAt(keys[places[place]!]!, depth);
  const [a, b, c] = [at(from), at((from + to) >> 1), at(to - 1)];
  const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  let [low, next, high] = [from, from, to];
  while (next < high) {
    const place = places[next]!;
    const byte = byteAt(keys[place]!, depth);
    if (byte < pivot) {
      places[next++] = places[low]!;
      places[low++] = place;
    } else if (byte > pivot) {
      places[next] = places[--high]!;
      places[high] = place;
    } else next++;
  }
  return [low, high, pivot];
}

function insert(keys: readonly Uint8Array[], places: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const place = places[i]!;
    let at = i;
    for (; at > from && compareKeys(keys[places[at - 1]!]!, keys[place]!) > 0; at--) places[at] = places[at - 1]!;
    places[at] = place;
  }
}
