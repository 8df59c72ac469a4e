import forge from 'node-forge';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '../../bytes';
import { utf8 } from '../../bytes';
import { encodeCbor } from '../../codec/cbor';
import { fingerprint } from '../../crypto/certificate';
import { toResult } from '../../errors';
import { defaultPack } from './default';
import { makeEditions } from './editions';
import { acceptPackFile, packToSign, parsePackFile, writePackFile } from './file';
import type { RulePack } from './schema';
import { administratorsOf, type PackTrust } from './trust';

/** A throw-away certificate and its key. */
interface Signer {
  readonly certificate: Bytes;
  readonly sign: (message: Bytes) => Promise<Bytes>;
}

async function makeSigner(): Promise<Signer> {
  const rsa = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  const privateKey = forge.pki.privateKeyFromAsn1(
    forge.asn1.fromDer(forge.util.createBuffer(new Uint8Array(exported))),
  ) as forge.pki.rsa.PrivateKey;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2025-01-01');
  certificate.validity.notAfter = new Date('2035-01-01');
  certificate.sign(privateKey, forge.md.sha256.create());
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
  return {
    certificate: Uint8Array.from(der, (char) => char.charCodeAt(0)),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(rsa.name, keys.privateKey, message)),
  };
}

let admin: Signer;
let stranger: Signer;
let trust: PackTrust;
const editions = makeEditions([defaultPack]);
const next: RulePack = { ...defaultPack, version: 2, name: 'Bản 2', validFrom: '2026-07-01' };

async function fileOf(pack: unknown, signer: Signer): Promise<Bytes> {
  const { json, statement } = await packToSign(pack as RulePack);
  return writePackFile(json, signer.certificate, await signer.sign(statement));
}
const outcome = async (bytes: Bytes, by = trust) => {
  const result = await toResult(() => acceptPackFile(bytes, editions, by));
  return result.ok ? result.value.signedBy : result.error.code;
};

beforeAll(async () => {
  [admin, stranger] = await Promise.all([makeSigner(), makeSigner()]);
  const known = await fingerprint(admin.certificate);
  trust = { administrator: (certSha256) => (certSha256 === known ? 'Quản trị Mẫu' : null) };
});

describe('a pack that comes as a file', () => {
  it('is taken in when quản trị signed it, and comes out as it went in', async () => {
    const bytes = await fileOf(next, admin);
    expect(await outcome(bytes)).toBe('Quản trị Mẫu');
    expect((await parsePackFile(bytes)).pack).toEqual(next);
  });

  it('is refused when somebody else signed it, or it was changed after signing', async () => {
    expect(await outcome(await fileOf(next, stranger))).toBe('PACK_UNSIGNED');
    const { json, statement } = await packToSign(next);
    const signature = await admin.sign(statement);
    const other = await packToSign({ ...next, name: 'Bản khác' });
    expect(await outcome(writePackFile(other.json, admin.certificate, signature))).toBe('PACK_UNSIGNED');
    expect(await outcome(writePackFile(json, stranger.certificate, signature))).toBe('PACK_UNSIGNED');
    expect(await outcome(writePackFile(json, admin.certificate, new Uint8Array(0)))).toBe('PACK_UNSIGNED');
  });

  it('is refused when it is the one held or an older one', async () => {
    expect(await outcome(await fileOf(defaultPack, admin))).toBe('PACK_OLDER');
  });

  it('is refused when it does not hold together, whoever signed it', async () => {
    const bad = [
      { ...next, format: 2 },
      { ...next, extra: 1 },
      { ...next, books: [] },
      { ...next, moves: [{ from: 'da-huy', to: 'tiep-nhan', requires: [] }] },
      { ...next, steps: [] },
      { ...next, kinds: [...next.kinds, ...next.kinds] },
    ];
    for (const pack of bad) expect(await outcome(await fileOf(pack, admin))).toBe('PACK_INVALID');
    const signature = await admin.sign(utf8('x'));
    const junk: Bytes[] = [
      new Uint8Array(0),
      utf8('không phải tệp'),
      encodeCbor(['don-thu-pack', 2, utf8('{}'), admin.certificate, signature]),
      encodeCbor(['don-thu-pack', 1, '{}', admin.certificate, signature]),
      writePackFile(new Uint8Array([0xff, 0xfe]), admin.certificate, signature),
      writePackFile(utf8('{"format":'), admin.certificate, signature),
      new Uint8Array(4_194_305),
    ];
    for (const bytes of junk) expect(await outcome(bytes)).toBe('PACK_INVALID');
  });
});

describe('who may sign a pack', () => {
  it('an active administrator, and a pinned root while it is no account’s', async () => {
    const root = await fingerprint(admin.certificate);
    const account = (kind: string, state: string) => ({ kind, state, holder: 'Người Mẫu' });
    const directory = (found: ReturnType<typeof account> | undefined, ever: string | undefined) =>
      ({ accountOfCertificate: () => found, accountEverWith: () => ever }) as unknown as Parameters<
        typeof administratorsOf
      >[0];
    const asks = async (found: ReturnType<typeof account> | undefined, ever: string | undefined) =>
      (await administratorsOf(directory(found, ever), [admin.certificate])).administrator(root);
    expect(await asks(undefined, undefined)).toBe('Quản trị (chứng thư gốc)');
    expect(await asks(account('quan-tri', 'active'), 'A')).toBe('Người Mẫu');
    expect(await asks(account('quan-tri', 'revoked'), 'A')).toBeNull();
    expect(await asks(account('nguoi-dung', 'active'), 'A')).toBeNull();
    expect(await asks(undefined, 'A')).toBeNull();
    const none = await administratorsOf(directory(undefined, undefined), []);
    expect(none.administrator(root)).toBeNull();
  });
});
