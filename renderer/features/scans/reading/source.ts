/** Bytes that are read piece by piece: a file of the officer's, or a scan of the vault. */
export interface ByteSource {
  readonly length: number;
  /** Bytes `from` up to and without `to`, fewer where the source ends. */
  read(from: number, to: number): Promise<Uint8Array>;
}

export const sourceOfBytes = (bytes: Uint8Array): ByteSource => ({
  length: bytes.length,
  read: async (from, to) => bytes.subarray(from, Math.min(to, bytes.length)),
});

/** A file is read where it lies; only the pieces asked for come into memory. */
export const sourceOfBlob = (blob: Blob): ByteSource => ({
  length: blob.size,
  read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
});

const pieceBytes = 1024 * 1024;

/** The pieces of a stretch, one after another. */
export async function* pieces(source: ByteSource, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += pieceBytes) {
    const piece = await source.read(at, Math.min(to, at + pieceBytes));
    if (piece.length === 0) return;
    yield piece;
  }
}

/** The same bytes with the last few pieces kept, for whoever reads a little here and a little there. */
export function cached(source: ByteSource): ByteSource {
  const kept = new Map<number, Promise<Uint8Array>>();
  const piece = (number: number): Promise<Uint8Array> => {
    const known = kept.get(number);
    if (known) return known;
    if (kept.size >= 4) kept.delete(kept.keys().next().value!);
    const read = source.read(number * pieceBytes, (number + 1) * pieceBytes);
    kept.set(number, read);
    return read;
  };
  return {
    length: source.length,
    async read(from, to) {
      const end = Math.min(to, source.length);
      if (end <= from) return new Uint8Array(0);
      const first = Math.floor(from / pieceBytes);
      if (Math.floor((end - 1) / pieceBytes) > first) return source.read(from, end);
      return (await piece(first)).subarray(from - first * pieceBytes, end - first * pieceBytes);
    },
  };
}
