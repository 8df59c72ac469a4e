import { constants, createHash, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTrainingCa, toPem } from '../../build/training/ca';
import type { SoftToken } from '../../build/training/softhsm';
import type { TokenBridge } from '../../electron/token/bridge';
import { certificateProblem, describeCertificate } from '../../electron/token/certificates';
import { opensslAccepts } from '../fixtures/openssl';
import { pinBytes, type TokenBench, tokenBench, trainingPin } from '../fixtures/softhsm/desk-token';

let bench: TokenBench;
let officer: SoftToken;
let elliptic: SoftToken;
let bridge: TokenBridge;

const sha256 = (der: Uint8Array) => createHash('sha256').update(der).digest('hex');
const login = (token: SoftToken, pin = trainingPin) =>
  bridge.call('login', { serial: token.serial, pin: pinBytes(pin) });
const failsWith = (code: string) => ({ error: expect.objectContaining({ code }) });
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

beforeAll(async () => {
  bench = await tokenBench();
  officer = bench.token('Cán bộ Một');
  elliptic = bench.token('Cán bộ Hai', { key: 'ec' });
  bridge = bench.bridge();
});
afterAll(() => bench?.dispose());

describe('a software token', () => {
  it('is listed by its serial with its certificate, before any PIN', async () => {
    const tokens = await bridge.call('list', {});
    expect(tokens.map((token) => token.serial).sort()).toEqual([officer.serial, elliptic.serial].sort());
    const mine = tokens.find((token) => token.serial === officer.serial)!;
    expect(mine.label).toBe('Cán bộ Một');
    expect(Buffer.from(mine.certificates[0]!)).toEqual(officer.certDer);
  });

  it('refuses a wrong PIN and signs nothing after it', async () => {
    await login(officer);
    await expect(login(officer, '000000')).rejects.toMatchObject(failsWith('PIN_WRONG'));
    const attempt = bridge.call('sign', {
      serial: officer.serial,
      certificate: sha256(officer.certDer),
      data: randomBytes(9),
    });
    await expect(attempt).rejects.toMatchObject(failsWith('TOKEN_REMOVED'));
  });

  it.each([
    ['RSA', () => officer],
    ['ECDSA', () => elliptic],
  ])('makes an %s signature that OpenSSL accepts', async (kind, which) => {
    const token = which();
    await login(token);
    const data = randomBytes(5000);
    const { signature } = await bridge.call('sign', {
      serial: token.serial,
      certificate: sha256(token.certDer),
      data,
    });
    expect(signature.length).toBe(kind === 'RSA' ? 256 : 64);
    const publicKey = new X509Certificate(token.certDer).publicKey.export({ type: 'spki', format: 'pem' });
    const given = kind === 'RSA' ? signature : derSignature(signature);
    const files = { key: publicKey.toString(), signature: given, data };
    const args = ['dgst', '-sha256', '-verify', '@key', '-signature', '@signature', '@data'];
    expect(opensslAccepts(args, files)).toBe(true);
    expect(opensslAccepts(args, { ...files, data: randomBytes(5000) })).toBe(false);
  });

  it('carries a certificate whose chain OpenSSL accepts and whose name reads right', () => {
    const files = { ca: bench.ca.pem, leaf: toPem(officer.certDer) };
    expect(opensslAccepts(['verify', '-x509_strict', '-CAfile', '@ca', '@leaf'], files)).toBe(true);
    const info = describeCertificate(officer.certDer);
    expect(info.subject).toBe('TẬP HUẤN Cán bộ Một');
    expect(info.issuer).toBe('CA TẬP HUẤN Thử nghiệm');
  });

  it('opens what was sealed to it, with the algorithm that the probe found', async () => {
    await login(officer);
    const key = { serial: officer.serial, certificate: sha256(officer.certDer) };
    const { algorithm } = await bridge.call('probe', key);
    const secret = randomBytes(32);
    const data = publicEncrypt(
      {
        key: new X509Certificate(officer.certDer).publicKey,
        padding: constants.RSA_PKCS1_OAEP_PADDING,
        oaepHash: algorithm === 'rsa-oaep-sha256' ? 'sha256' : 'sha1',
      },
      secret,
    );
    const { plain } = await bridge.call('decrypt', { ...key, algorithm, data });
    expect(Buffer.from(plain)).toEqual(secret);
    const broken = data.map((byte, at) => (at === 100 ? byte ^ 1 : byte));
    await expect(bridge.call('decrypt', { ...key, algorithm, data: broken })).rejects.toMatchObject(
      failsWith('TOKEN_OPERATION_FAILED'),
    );
  });

  it('says that an elliptic key opens nothing', async () => {
    await login(elliptic);
    const probe = bridge.call('probe', { serial: elliptic.serial, certificate: sha256(elliptic.certDer) });
    await expect(probe).rejects.toMatchObject(failsWith('TOKEN_OPERATION_FAILED'));
    await bridge.call('logout', { serial: elliptic.serial });
  });

  it('is missed when it is pulled out, and found again when it is back', async () => {
    await login(officer);
    const removed = vi.fn();
    const stop = bridge.on('removed', removed);
    try {
      officer.unplug();
      await eventually(() => expect(removed).toHaveBeenCalledWith(officer.serial));
      await expect(login(officer)).rejects.toMatchObject(failsWith('TOKEN_ABSENT'));
    } finally {
      officer.plug();
      stop();
    }
    await eventually(async () => {
      const tokens = await bridge.call('list', {});
      expect(tokens.map((token) => token.serial)).toContain(officer.serial);
    });
    await login(officer);
  });

  it('refuses a signature at the moment it is pulled out, without waiting for the watch', async () => {
    const slow = bench.bridge({ pollMs: 60_000 });
    await slow.call('login', { serial: officer.serial, pin: pinBytes(trainingPin) });
    try {
      officer.unplug();
      const attempt = slow.call('sign', {
        serial: officer.serial,
        certificate: sha256(officer.certDer),
        data: randomBytes(8),
      });
      await expect(attempt).rejects.toMatchObject(failsWith('TOKEN_REMOVED'));
    } finally {
      officer.plug();
    }
  });
});

describe('configured modules', () => {
  it('work on when another one is missing or is no PKCS#11 library', async () => {
    const mixed = bench.bridge({ modules: ['/nowhere/vendor.so', '/bin/true', '/usr/lib/softhsm/libsofthsm2.so'] });
    expect(await mixed.call('list', {})).toHaveLength(2);
  });

  it('say that they failed when none could be loaded', async () => {
    const none = bench.bridge({ modules: ['/nowhere/vendor.so'] });
    await expect(none.call('list', {})).rejects.toMatchObject(failsWith('TOKEN_MODULE_FAILED'));
  });
});

describe('a certificate for enrolment', () => {
  const year = 365 * 86_400_000;
  const publicKey = () => new X509Certificate(officer.certDer).publicKey;
  const problem = (der: Uint8Array, now = Date.now()) => certificateProblem(der, [bench.ca.der], now);

  it('is accepted from the CA of the set-up, and from no other of the same name', () => {
    expect(problem(officer.certDer)).toBeNull();
    const twin = createTrainingCa().issue({ commonName: 'TẬP HUẤN Kẻ mạo danh', publicKey: publicKey() });
    expect(problem(twin)).toBe('untrusted');
  });

  it('must be within its dates', () => {
    expect(problem(officer.certDer, Date.now() - year)).toBe('not-yet-valid');
    expect(problem(officer.certDer, Date.now() + 5 * year)).toBe('expired');
  });

  it('must be meant for signing and for opening keys', () => {
    const keyUsage = ['digitalSignature'] as const;
    expect(problem(bench.ca.issue({ commonName: 'TẬP HUẤN', publicKey: publicKey(), keyUsage }))).toBe('usage');
    expect(problem(elliptic.certDer)).toBe('key');
  });
});

/** ECDSA-Sig-Value for OpenSSL, from r‖s. */
function derSignature(fixed: Uint8Array): Buffer {
  const integer = (half: Uint8Array) => {
    let value = Buffer.from(half);
    while (value.length > 1 && value[0] === 0) value = value.subarray(1);
    if (value[0]! & 0x80) value = Buffer.concat([Buffer.of(0), value]);
    return Buffer.concat([Buffer.of(2, value.length), value]);
  };
  const body = Buffer.concat([integer(fixed.subarray(0, 32)), integer(fixed.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}
