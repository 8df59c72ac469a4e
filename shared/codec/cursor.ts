import { type Bytes, ownCopy, toHex } from '../bytes';
import { DeskFailure } from '../errors';
import { decodeCbor } from './cbor';

/**
 * Reads a CBOR array by position. Whatever does not fit ends in a DeskFailure `MALFORMED`: bytes from outside are
 * parsed, not trusted, and every length has a limit.
 */
export class Cursor {
  #at = 0;
  readonly #row: readonly unknown[];

  constructor(row: unknown, length: number) {
    if (!Array.isArray(row) || row.length !== length) throw malformed('shape');
    this.#row = row;
  }

  /** Decodes `bytes` and checks that it is an array of `length` whose first item is `label`. */
  static labelled(bytes: Uint8Array, label: string, length: number): Cursor {
    const cursor = new Cursor(decode(bytes), length);
    if (cursor.next() !== label) throw malformed('label');
    return cursor;
  }

  static of(bytes: Uint8Array, length: number): Cursor {
    return new Cursor(decode(bytes), length);
  }

  next(): unknown {
    return this.#row[this.#at++];
  }

  text(max: number): string {
    const value = this.next();
    if (typeof value !== 'string' || value.length > max) throw malformed('text');
    return value;
  }

  oneOf<T extends string>(values: readonly T[]): T {
    const value = this.next();
    if (!values.includes(value as T)) throw malformed('choice');
    return value as T;
  }

  /** A whole number that a double holds exactly, from 0 to `max`. */
  int(max: number = Number.MAX_SAFE_INTEGER): number {
    const value = this.next();
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > max) throw malformed('int');
    return value;
  }

  bytes(max: number): Bytes {
    const value = this.next();
    if (!(value instanceof Uint8Array) || value.length > max) throw malformed('bytes');
    return ownCopy(value);
  }

  exactly(length: number): Bytes {
    const value = this.bytes(length);
    if (value.length !== length) throw malformed('length');
    return value;
  }

  /** A 16-byte id as hex. */
  id(): string {
    return toHex(this.exactly(16));
  }

  list<T>(max: number, parse: (item: unknown) => T): T[] {
    const value = this.next();
    if (!Array.isArray(value) || value.length > max) throw malformed('list');
    return value.map(parse);
  }
}

function decode(bytes: Uint8Array): unknown {
  try {
    return decodeCbor(bytes);
  } catch {
    throw malformed('cbor');
  }
}

export const malformed = (what: string): DeskFailure => new DeskFailure('MALFORMED', { what });

/** A byte string among others, of at most `max` bytes. */
export function parseBytes(item: unknown, max: number): Bytes {
  if (!(item instanceof Uint8Array) || item.length > max) throw malformed('bytes');
  return ownCopy(item);
}
