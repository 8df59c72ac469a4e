const maxDepth = 32;

/**
 * Checks, before anything is decoded, that `bytes` are exactly one CBOR item of the kinds used here: no tags, nothing of
 * indefinite length, no container that claims more items than there are bytes left, no deep nesting. A decoder trusts
 * claimed lengths when it reserves memory, so five bytes could otherwise ask for hundreds of megabytes.
 */
export function isWellFormed(bytes: Uint8Array): boolean {
  /** Items still to come, per open container. */
  const open: number[] = [];
  let pending = 1;
  let at = 0;
  while (pending > 0) {
    if (at >= bytes.length || pending > bytes.length - at) return false;
    const first = bytes[at++]!;
    const major = first >> 5;
    const width = argumentWidth(first & 31);
    if (width < 0 || at + width > bytes.length) return false;
    const argument = width === 0 ? first & 31 : readUint(bytes, at, width);
    at += width;
    pending--;
    closeFull(open);
    if (major === 6) return false;
    if (major === 2 || major === 3) at += argument;
    if (major === 4 || major === 5) {
      const items = major === 4 ? argument : 2 * argument;
      if (items > bytes.length - at) return false;
      pending += items;
      if (items > 0 && open.push(items) > maxDepth) return false;
    }
  }
  return at === bytes.length;
}

/** Counts the item just read in its container and leaves the containers that are complete. */
function closeFull(open: number[]): void {
  while (open.length > 0 && open.at(-1) === 0) open.pop();
  if (open.length > 0) open[open.length - 1]!--;
}

/** Bytes of the argument after the first byte; -1 for reserved values and indefinite lengths. */
function argumentWidth(low: number): number {
  if (low < 24) return 0;
  return low < 28 ? 1 << (low - 24) : -1;
}

function readUint(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + bytes[at + i]!;
  return value;
}
