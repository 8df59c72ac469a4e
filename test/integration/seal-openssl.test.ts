import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTrainingCa, type TrainingCa, toPem } from '../../build/training/ca';
import { type Holder, openHolder } from '../../build/training/holder';
import { createSoftToken, softHsmModule } from '../../build/training/softhsm';
import { fromHex } from '../../shared/bytes';
import { newSigningKey } from '../../shared/crypto/sign';
import { isSealGenuine, parseSeal, type Seal, sealStatement, writeSeal } from '../../shared/sync/seal';
import { altered } from '../fixtures/hostileCenter';
import { opensslAccepts } from '../fixtures/openssl';
import { makeRun, World } from '../fixtures/parties';

/** What an officer's token signs at a sync, judged by a program that is not ours. */
let dir: string;
let ca: TrainingCa;
let holder: Holder;
let seal: Seal;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'seal-'));
  ca = createTrainingCa('CA TẬP HUẤN Đường Mật Ưu Việt');
  const certificate = { commonName: 'Nguyễn Thị Thử Nghiệm (TẬP HUẤN)', organization: 'UBKT Tập huấn' };
  const token = createSoftToken({ dir, label: 'niem-phong', pin: '83017264', ca, certificate });
  holder = await openHolder(join(__dirname, '../..'), token, softHsmModule);

  const world = await World.make();
  const officer = await world.addOfficer('TH-1', await world.addUnit('Xã TẬP HUẤN'));
  const keys = await world.addEpoch(officer);
  const desk = { deskId: 'ab'.repeat(16), key: await newSigningKey(), officer };
  const statement = sealStatement(await makeRun(desk, keys, { count: 3 }), fromHex(holder.certSha256), Date.now());
  seal = parseSeal(writeSeal(statement, await holder.sign(statement), holder.certificate));
});
afterAll(() => {
  holder?.close();
  rmSync(dir, { recursive: true, force: true });
});

const judge = (statement: Uint8Array, signature: Uint8Array): boolean => {
  const certificate = toPem(seal.certificate);
  const publicKey = ['dgst', '-sha256', '-verify', '@key.pem', '-signature', '@sig', '@statement'];
  return opensslAccepts(publicKey, { 'key.pem': publicKeyOf(certificate), sig: signature, statement });
};

describe('OpenSSL, over a seal that a token signed', () => {
  it('finds the token’s signature over the statement good, and so do we', async () => {
    expect(judge(seal.statement, seal.signature)).toBe(true);
    expect(await isSealGenuine(seal)).toBe(true);
  });

  it('finds it bad once a byte of statement or signature changed, and so do we', async () => {
    expect(judge(altered(seal.statement), seal.signature)).toBe(false);
    expect(judge(seal.statement, altered(seal.signature))).toBe(false);
    expect(await isSealGenuine({ ...seal, signature: altered(seal.signature) })).toBe(false);
  });

  it('finds the officer’s certificate issued by the authority, with its Vietnamese name, and by no other', () => {
    const chain = ['verify', '-CAfile', '@ca.pem', '@officer.pem'];
    const officer = toPem(seal.certificate);
    expect(opensslAccepts(chain, { 'ca.pem': ca.pem, 'officer.pem': officer })).toBe(true);
    const other = createTrainingCa('CA TẬP HUẤN Đường Mật Ưu Việt');
    expect(opensslAccepts(chain, { 'ca.pem': other.pem, 'officer.pem': officer })).toBe(false);
  });
});

const publicKeyOf = (certificatePem: string): string =>
  createPublicKey(certificatePem).export({ type: 'spki', format: 'pem' }) as string;
