import { DeskFailure } from '../../shared/errors';

/** Journal rows on the bench's loopback wire: number and length (u32, little endian), then the bytes. */
export interface WireRow {
  readonly n: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function encodeRows(rows: readonly WireRow[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rows.reduce((sum, row) => sum + 8 + row.bytes.length, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const row of rows) {
    view.setUint32(at, row.n, true);
    view.setUint32(at + 4, row.bytes.length, true);
    out.set(row.bytes, at + 8);
    at += 8 + row.bytes.length;
  }
  return out;
}

export function decodeRows(bytes: Uint8Array): WireRow[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows: WireRow[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) throw new DeskFailure('BAD_INPUT');
    rows.push({ n: view.getUint32(at, true), bytes: new Uint8Array(bytes.subarray(at + 8, at + 8 + length)) });
    at += 8 + length;
  }
  return rows;
}
