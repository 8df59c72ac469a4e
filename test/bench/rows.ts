import { DeskFailure } from '../../shared/errors';

/** Journal rows on the bench's loopback wire: number and length (u32, little endian), then the bytes. */
export interface WireRow {
  readonly n: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

function encodeRows(rows: readonly WireRow[]): Uint8Array<ArrayBuffer> {
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

function decodeRows(bytes: Uint8Array): WireRow[] {
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

/** One question or answer about the file copy: a number to match them, what is asked (or 1 = ok), arguments, rows. */
export interface Message {
  readonly id: number;
  readonly what: number;
  readonly numbers: readonly [number, number];
  readonly rows: readonly WireRow[];
}

export const asks = { append: 1, retract: 2, status: 3, read: 4 } as const;
export const answeredOk = 1;
const headBytes = 16;

export function encodeMessage({ id, what, numbers, rows }: Message): Uint8Array<ArrayBuffer> {
  const body = encodeRows(rows);
  const out = new Uint8Array(headBytes + body.length);
  new Uint32Array(out.buffer, 0, 4).set([id, what, ...numbers]);
  out.set(body, headBytes);
  return out;
}

export function decodeMessage(bytes: Uint8Array): Message {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number): number => view.getUint32(4 * at, true);
  return {
    id: number(0),
    what: number(1),
    numbers: [number(2), number(3)],
    rows: decodeRows(bytes.subarray(headBytes)),
  };
}
