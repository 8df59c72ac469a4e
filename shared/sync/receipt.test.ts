import { describe, expect, it } from 'vitest';
import { randomBytes, randomId, toHex } from '../bytes';
import { newSigningKey } from '../crypto/sign';
import { isHeadGenuine, isReceiptGenuine, nextHead, parseHead, parseReceipt, writeHead, writeReceipt } from './receipt';

const fields = {
  unitId: randomId(),
  year: 2025,
  seq: 7,
  deskId: randomId(),
  deskSeq: 3,
  batchHash: randomBytes(32),
  receivedMs: 1_763_700_000_000,
  prevHead: randomBytes(32),
  head: randomBytes(32),
};

describe('the center’s word', () => {
  it('a receipt says what was received, and only the center can have written it', async () => {
    const [center, other] = [await newSigningKey(), await newSigningKey()];
    const receipt = parseReceipt(await writeReceipt(fields, center));
    expect(receipt).toMatchObject(fields);
    expect(await isReceiptGenuine(receipt, center.publicKey)).toBe(true);
    expect(await isReceiptGenuine(receipt, other.publicKey)).toBe(false);
  });

  it('a head is no receipt and a receipt is no head', async () => {
    const center = await newSigningKey();
    const { unitId, year, seq, head } = fields;
    const wire = await writeHead({ unitId, year, seq, head, atMs: 5 }, center);
    const parsed = parseHead(wire);
    expect(parsed).toMatchObject({ unitId, year, seq, head, atMs: 5 });
    expect(await isHeadGenuine(parsed, center.publicKey)).toBe(true);
    expect(() => parseReceipt(wire)).toThrow('MALFORMED');
    const receipt = await writeReceipt(fields, center);
    expect(() => parseHead(receipt)).toThrow('MALFORMED');
  });

  it('every number and every hash leads to another head', async () => {
    const head = async (change: Partial<typeof fields> = {}) => {
      const { prevHead, seq, batchHash, receivedMs } = { ...fields, ...change };
      return toHex(await nextHead(prevHead, seq, batchHash, receivedMs));
    };
    const changes = [{ prevHead: randomBytes(32) }, { seq: 8 }, { batchHash: randomBytes(32) }, { receivedMs: 1 }, {}];
    expect(new Set(await Promise.all(changes.map(head))).size).toBe(5);
    expect(await head({})).toBe(await head());
  });

  it('no flipped bit of a receipt goes unseen', async () => {
    const center = await newSigningKey();
    const wire = await writeReceipt(fields, center);
    for (let bit = 0; bit < wire.length * 8; bit += 3) {
      const altered = wire.slice();
      altered[bit >> 3]! ^= 1 << (bit & 7);
      const taken = await Promise.resolve()
        .then(() => isReceiptGenuine(parseReceipt(altered), center.publicKey))
        .catch((cause: Error) => cause.message !== 'MALFORMED');
      expect([bit, taken]).toEqual([bit, false]);
    }
  });
});
