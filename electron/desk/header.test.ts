import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownCopy } from '../../shared/bytes';
import { encodeCbor } from '../../shared/codec/cbor';
import { decodeHeader, encodeHeader, maxSlots, type VaultHeader } from './header';

const macKey = randomBytes(32);
const slot = (n: number): VaultHeader['slots'][number] => ({
  kind: 'token',
  certSha256: n.toString(16).padStart(64, '0'),
  tokenSerial: `TH${n}`,
  algorithm: 'rsa-oaep-sha1',
  wrapped: ownCopy(randomBytes(256)),
  createdMs: 1_790_000_000_000,
});
const header = (slots: number): VaultHeader => ({
  vaultId: ownCopy(randomBytes(16)),
  slots: Array.from({ length: slots }, (_, n) => slot(n)),
  passwordRecord: ownCopy(randomBytes(132)),
});

describe('a vault header', () => {
  it.each([1, maxSlots])('with %i slots reads as it was written, and its maker is known', (slots) => {
    const written = header(slots);
    const read = decodeHeader(encodeHeader(written, macKey))!;
    expect(read.header).toEqual(written);
    expect(read.verify(macKey)).toBe(true);
    expect(read.verify(randomBytes(32))).toBe(false);
  });

  it('is not read with any bit flipped or any end cut off', () => {
    const file = encodeHeader(header(2), macKey);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (at, bit) => {
        expect(decodeHeader(file.map((byte, n) => (n === at ? byte ^ (1 << bit) : byte)))).toBeNull();
        expect(decodeHeader(file.subarray(0, at))).toBeNull();
      }),
    );
  });

  it('with a right checksum but changed by somebody without the key is found out', () => {
    const file = encodeHeader(header(2), macKey);
    fc.assert(
      fc.property(fc.nat(file.length - 33), fc.nat(7), (at, bit) => {
        const content = file.subarray(0, -32).map((byte, n) => (n === at ? byte ^ (1 << bit) : byte));
        const forged = Buffer.concat([content, createHash('sha256').update(content).digest()]);
        expect(decodeHeader(forged)?.verify(macKey) ?? false).toBe(false);
      }),
    );
  });

  it('of another form is not read, however whole', () => {
    for (const value of [null, [], ['KV2', 1, 2, 3], ['KV1', randomBytes(16), [], randomBytes(132)]]) {
      const content = Buffer.concat([encodeCbor(value), randomBytes(32)]);
      expect(decodeHeader(Buffer.concat([content, createHash('sha256').update(content).digest()]))).toBeNull();
    }
  });
});
