import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, randomBytes, utf8 } from '../bytes';
import { deriveAead, NotAuthentic, open, seal } from './aead';
import { openSealed, sealTo, x25519Public } from './agree';
import { hkdf, importSecret } from './hkdf';
import { newSigningKey, signEd25519, verifyEd25519 } from './sign';

const key = async (purpose = 'journal') => deriveAead(await importSecret(new Uint8Array(32).fill(7)), purpose);

describe('sealing', () => {
  it('opens what was sealed, and only in its own place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 40 }), async (text, place) => {
        const sealed = await seal(await key(), text as Bytes, place as Bytes);
        expect(await open(await key(), sealed, place as Bytes)).toEqual(text);
        const elsewhere = new Uint8Array([...place, 1]);
        await expect(open(await key(), sealed, elsewhere)).rejects.toThrow(NotAuthentic);
      }),
    );
  });

  it('notices every flipped bit', async () => {
    const sealed = await seal(await key(), utf8('đơn'), utf8('1'));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = sealed.slice();
      altered[bit >> 3]! ^= 1 << (bit & 7);
      await expect(open(await key(), altered, utf8('1'))).rejects.toThrow(NotAuthentic);
    }
  });

  it('a key of one purpose opens nothing of another', async () => {
    const sealed = await seal(await key('journal'), utf8('đơn'), utf8('1'));
    await expect(open(await key('segments'), sealed, utf8('1'))).rejects.toThrow(NotAuthentic);
  });
});

it('HKDF gives the published answer (RFC 5869, case 1)', async () => {
  const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
  const out = await hkdf(
    new Uint8Array(22).fill(0x0b),
    hex('000102030405060708090a0b0c'),
    hex('f0f1f2f3f4f5f6f7f8f9'),
    42,
  );
  expect(Buffer.from(out).toString('hex')).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  );
});

it('a secret sealed to a unit is opened by that unit alone, and only for its purpose', async () => {
  const [mine, other] = [randomBytes(32), randomBytes(32)];
  const [minePublic, otherPublic] = await Promise.all([x25519Public(mine), x25519Public(other)]);
  const secret = randomBytes(32);
  const sealed = await sealTo(minePublic, secret, 'parent');
  expect(await openSealed(mine, minePublic, sealed, 'parent')).toEqual(secret);
  await expect(openSealed(other, otherPublic, sealed, 'parent')).rejects.toThrow(NotAuthentic);
  await expect(openSealed(mine, minePublic, sealed, 'member')).rejects.toThrow(NotAuthentic);
});

it('a public key of small order neither seals nor opens anything', async () => {
  const mine = randomBytes(32);
  const minePublic = await x25519Public(mine);
  await expect(sealTo(new Uint8Array(32), randomBytes(32), 'parent')).rejects.toThrow(NotAuthentic);
  await expect(openSealed(mine, minePublic, new Uint8Array(80), 'parent')).rejects.toThrow(NotAuthentic);
});

it('a signature under one label is none under another', async () => {
  const desk = await newSigningKey();
  const signature = await signEd25519(desk, 'KB1-dev', utf8('x'));
  expect(await verifyEd25519(desk.publicKey, 'KB1-dev', utf8('x'), signature)).toBe(true);
  expect(await verifyEd25519(desk.publicKey, 'KR1', utf8('x'), signature)).toBe(false);
});
