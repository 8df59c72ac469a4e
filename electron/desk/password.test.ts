import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ownCopy } from '../../shared/bytes';
import { isStrongPassword, openPasswordRecord, passwordProof, sealPasswordRecord } from './password';

const certificate = 'ab'.repeat(32);

describe('a password', () => {
  it.each([
    ['Sông Hồng 2026', true],
    ['sông-hồng-2026', true],
    ['SÔNG HỒNG 2026', true],
    ['Sông 2026', false],
    ['sông hồng đỏ nặng', false],
    ['12345678901', false],
  ])('%s is strong enough: %s', (password, strong) => {
    expect(isStrongPassword(password)).toBe(strong);
  });

  it('counts letters as the officer sees them, not as they are composed', () => {
    expect(isStrongPassword('Ộộ1!'.normalize('NFD'))).toBe(false);
  });

  it('proves itself the same in any composition, and differently for every officer', async () => {
    const proof = await passwordProof('Hồng Hà 1!', certificate);
    expect(await passwordProof('Hồng Hà 1!'.normalize('NFD'), certificate)).toEqual(proof);
    expect(await passwordProof('Hồng Hà 1!', 'cd'.repeat(32))).not.toEqual(proof);
  });
});

describe('the password record', () => {
  const key = randomBytes(32);
  const vaultId = randomBytes(16);
  const record = { hash: ownCopy(randomBytes(32)), centerProof: null, handedOut: ownCopy(randomBytes(32)) };

  it('opens in its own vault only, whole only', () => {
    const sealed = sealPasswordRecord(record, key, vaultId);
    expect(openPasswordRecord(sealed, key, vaultId)).toEqual(record);
    expect(() => openPasswordRecord(sealed, key, randomBytes(16))).toThrow('HEADER_DAMAGED');
    expect(() => openPasswordRecord(sealed, randomBytes(32), vaultId)).toThrow('HEADER_DAMAGED');
    expect(() => openPasswordRecord(sealed.subarray(1), key, vaultId)).toThrow('HEADER_DAMAGED');
    expect(() => openPasswordRecord(new Uint8Array(5), key, vaultId)).toThrow('HEADER_DAMAGED');
  });
});
