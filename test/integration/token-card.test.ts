import { constants, createHash, generateKeyPairSync, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenBridge } from '../../electron/token/bridge';
import { isSignatureOf } from '../../electron/token/signature';
import { encodeCbor } from '../../shared/codec/cbor';
import { PivCard, type PivKey } from '../fixtures/piv/card';
import { openScModule, startCardService } from '../fixtures/piv/pcscd';
import { CardReader } from '../fixtures/piv/reader';
import { newProfile, startDesk } from '../fixtures/softhsm/desk';
import { pinBytes, type TokenBench, tokenBench } from '../fixtures/softhsm/desk-token';

const pin = '482913';

let bench: TokenBench;
let service: Awaited<ReturnType<typeof startCardService>>;
let keys: { '9a': PivKey; '9c': PivKey };
let card: PivCard;
let reader: CardReader;
let bridge: TokenBridge;
let serial: string;

const failsWith = (code: string) => ({ error: expect.objectContaining({ code }) });
const sha256 = (der: Uint8Array) => createHash('sha256').update(der).digest('hex');
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 40_000, interval: 100 });
const login = (given = pin) => bridge.call('login', { serial, pin: pinBytes(given) });
const sign = (key: PivKey, data: Uint8Array) => bridge.call('sign', { serial, certificate: sha256(key.certDer), data });
const onlyToken = async () => {
  const [token] = await bridge.call('list', {});
  expect(token).toBeDefined();
  return token!;
};

beforeAll(async () => {
  bench = await tokenBench();
  service = await startCardService();
  const key = (commonName: string): PivKey => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return { privateKey: pair.privateKey, certDer: bench.ca.issue({ commonName, publicKey: pair.publicKey }) };
  };
  keys = { '9a': key('TẬP HUẤN Thẻ Một'), '9c': key('TẬP HUẤN Thẻ Một, chữ ký') };
});
afterAll(async () => {
  await service?.stop();
  bench?.dispose();
});

beforeEach(async () => {
  card = new PivCard({ pin, keys });
  reader = new CardReader(card);
  await reader.insert();
  bridge = bench.bridge({ modules: [openScModule] });
  await eventually(async () => {
    ({ serial } = await onlyToken());
  });
});
afterEach(() => {
  bridge.close();
  reader.eject();
});

describe('a card that counts PIN tries', () => {
  it('tells the officer of the last try, then that it is locked, and stays so for the right PIN', async () => {
    await expect(login('000000')).rejects.toMatchObject(failsWith('PIN_WRONG'));
    await expect(login('000000')).rejects.toMatchObject({ error: { code: 'PIN_LAST_TRY', params: { triesLeft: 1 } } });
    expect(await onlyToken()).toMatchObject({ pinState: 'last-try', triesLeft: 1 });
    await expect(login('000000')).rejects.toMatchObject(failsWith('PIN_LOCKED'));
    await expect(login()).rejects.toMatchObject(failsWith('PIN_LOCKED'));
    expect(await onlyToken()).toMatchObject({ pinState: 'locked', triesLeft: 0 });
  });

  it('gives all tries back after the right PIN', async () => {
    for (let round = 0; round < 2; round++) {
      await expect(login('000000')).rejects.toMatchObject(failsWith('PIN_WRONG'));
      await expect(login('000000')).rejects.toMatchObject(failsWith('PIN_LAST_TRY'));
      await login();
      await bridge.call('logout', { serial });
    }
  });

  it('says that a PIN is too short without spending a try', async () => {
    await expect(login('12')).rejects.toMatchObject(failsWith('PIN_LENGTH'));
    expect(card.triesLeft).toBe(3);
  });
});

describe('a card with its keys', () => {
  it('signs and opens, also with a key that wants the PIN at every use', async () => {
    await login();
    const data = randomBytes(500);
    for (const key of [keys['9c'], keys['9a'], keys['9c']]) {
      const { signature } = await sign(key, data);
      expect(isSignatureOf(new X509Certificate(key.certDer), data, signature)).toBe(true);
    }
    const certificate = sha256(keys['9a'].certDer);
    const { algorithm } = await bridge.call('probe', { serial, certificate });
    expect(algorithm).toBe('rsa-oaep-sha256');
    const secret = randomBytes(32);
    const { publicKey } = new X509Certificate(keys['9a'].certDer);
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const wrapped = publicEncrypt({ key: publicKey, oaepHash: 'sha256', padding }, secret);
    const { plain } = await bridge.call('decrypt', { serial, certificate, algorithm, data: wrapped });
    expect(Buffer.from(plain)).toEqual(secret);
  });

  it('is waited for when it is slow', async () => {
    reader.latencyMs = 300;
    await login();
    const data = randomBytes(20);
    const { signature } = await sign(keys['9a'], data);
    expect(isSignatureOf(new X509Certificate(keys['9a'].certDer), data, signature)).toBe(true);
  });

  it('pulled out in the middle of a signature gives none, and works again once it is back', async () => {
    await login();
    const removed = vi.fn();
    bridge.on('removed', removed);
    reader.ejectWhenSigning();
    await expect(sign(keys['9a'], randomBytes(20))).rejects.toMatchObject(failsWith('TOKEN_REMOVED'));
    await eventually(() => expect(removed).toHaveBeenCalledWith(serial));
    await reader.insert();
    await eventually(() => login());
    await sign(keys['9a'], randomBytes(20));
  });
});

describe('a desk with a card', () => {
  const password = 'MatKhau-ban-dau-1';
  const newPassword = 'Sông Hồng 2026!';

  it('enrols, locks when the card is pulled out, and unlocks with it again', async () => {
    bridge.close();
    const seat = await startDesk(newProfile(bench, [openScModule]), { bridge: { pollMs: 50 } });
    try {
      await eventually(async () => expect(await seat.desk.tokens.call('list', {})).toHaveLength(1));
      const { vaultId } = await seat.desk.session.enrol({ serial, pin, password, newPassword });
      const statement = encodeCbor(['KS1', randomBytes(16), 2026]);
      const { signature, certificate } = await seat.desk.session.sign('seal', statement);
      expect(isSignatureOf(new X509Certificate(certificate.der), statement, signature)).toBe(true);
      reader.eject();
      // Torn out in the middle of a command the library may hang instead of telling; the desk locks all the same.
      await eventually(() => expect(seat.locks).toEqual([expect.stringMatching(/^token-(removed|failed)$/)]));
      expect(seat.desk.session.current()).toBeNull();
      await reader.insert();
      await eventually(async () => {
        const again = await seat.desk.session.unlock({ serial, pin, password: newPassword });
        expect(again.vaultId).toBe(vaultId);
      });
    } finally {
      seat.desk.close();
    }
  }, 180_000);
});
