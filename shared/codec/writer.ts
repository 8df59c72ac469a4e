import { type Bytes, fromHex } from '../bytes';
import { utf8Length, writeUtf8 } from './utf8';

/** What `value` writes: JSON's values. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

const maxWidth = 9;
const mostNumber = 0x1_0000_0000;

/**
 * Writes CBOR item by item into one growing buffer, for what is encoded by the thousand: no array is built and no
 * buffer is made per item. `decodeCbor` reads it; heads are always the shortest.
 */
export class CborWriter {
  private bytes = new Uint8Array(64 * 1024);
  private view = new DataView(this.bytes.buffer);
  /** Bytes written so far. */
  length = 0;

  /** A list of `count` items follows. */
  array(count: number): void {
    this.head(4, count);
  }

  text(text: string): void {
    const bytes = utf8Length(text);
    this.head(3, bytes);
    this.reserve(bytes);
    writeUtf8(text, this.bytes, this.length);
    this.length += bytes;
  }

  /** The bytes that lower-case hex digits stand for. @throws RangeError */
  hex(text: string): void {
    const bytes = fromHex(text);
    this.head(2, bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  number(value: number): void {
    const isInteger = Number.isSafeInteger(value) && !Object.is(value, -0);
    if (isInteger && value >= 0) this.head(0, value);
    else if (isInteger) this.head(1, -1 - value);
    else {
      this.reserve(maxWidth);
      this.bytes[this.length] = 0xfb;
      this.view.setFloat64(this.length + 1, value);
      this.length += 9;
    }
  }

  /** Keys without a value are left out. */
  value(value: Json): void {
    if (typeof value === 'string') this.text(value);
    else if (typeof value === 'number') this.number(value);
    else if (value === null) this.head(7, 22);
    else if (typeof value === 'boolean') this.head(7, value ? 21 : 20);
    else if (isList(value)) {
      this.array(value.length);
      for (const item of value) this.value(item);
    } else this.map(value);
  }

  /** A copy of what was written; the writer begins anew. */
  take(): Bytes {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private map(value: { readonly [key: string]: Json | undefined }): void {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    this.head(5, keys.length);
    for (const key of keys) {
      this.text(key);
      this.value(value[key]!);
    }
  }

  private head(major: number, argument: number): void {
    this.reserve(maxWidth);
    const { bytes, view } = this;
    const at = this.length;
    if (argument < 24) {
      bytes[at] = (major << 5) | argument;
      this.length += 1;
    } else if (argument < 0x100) {
      bytes[at] = (major << 5) | 24;
      bytes[at + 1] = argument;
      this.length += 2;
    } else if (argument < 0x1_0000) {
      bytes[at] = (major << 5) | 25;
      view.setUint16(at + 1, argument);
      this.length += 3;
    } else if (argument < mostNumber) {
      bytes[at] = (major << 5) | 26;
      view.setUint32(at + 1, argument);
      this.length += 5;
    } else {
      bytes[at] = (major << 5) | 27;
      view.setBigUint64(at + 1, BigInt(argument));
      this.length += 9;
    }
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.length + more, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
