import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as cryptoki from 'pkcs11js';
import type { CertificateRequest, TrainingCa } from './ca';

/** Where Debian and its kin put the library of software tokens. */
export const softHsmModule =
  [
    '/usr/lib/softhsm/libsofthsm2.so',
    '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
    '/usr/lib64/pkcs11/libsofthsm2.so',
  ].find(existsSync) ?? '/usr/lib/softhsm/libsofthsm2.so';

export interface SoftToken {
  readonly serial: string;
  readonly label: string;
  readonly pin: string;
  readonly certDer: Buffer;
  /** For SOFTHSM2_CONF of a process that is to see the tokens of this store. */
  readonly confPath: string;
  /** Pulls the token out, also under a running process. */
  unplug(): void;
  plug(): void;
}

export interface SoftTokenRequest {
  /** Folder of the token store; made when it is not there. Several tokens may share one. */
  readonly dir: string;
  readonly label: string;
  readonly pin: string;
  readonly ca: TrainingCa;
  /** Subject and uses of the certificate; the key is the token's. */
  readonly certificate: Omit<CertificateRequest, 'publicKey'>;
  /** Default RSA-2048. */
  readonly key?: 'rsa' | 'ec';
}

const keyId = Buffer.from([1]);

/**
 * Makes a software token with a key that never leaves it (sensitive, not extractable) and its certificate. Sets
 * SOFTHSM2_CONF of this process to the store, since the library reads it whenever it starts; leaves the library closed.
 * @throws Error when the library is not installed or the PIN is too short for it (4 characters).
 */
export function createSoftToken(request: SoftTokenRequest): SoftToken {
  const dir = resolve(request.dir);
  const confPath = prepareStore(dir);
  process.env.SOFTHSM2_CONF = confPath;
  const lib = new cryptoki.PKCS11();
  lib.load(softHsmModule);
  lib.C_Initialize();
  try {
    const { serial, session } = initialise(lib, request);
    const publicKey = request.key === 'ec' ? generateEc(lib, session) : generateRsa(lib, session);
    const certDer = request.ca.issue({ ...request.certificate, publicKey });
    storeCertificate(lib, session, request.label, certDer);
    const { label, pin } = request;
    return { serial, label, pin, certDer, confPath, ...plugging(dir, serial) };
  } finally {
    lib.C_Finalize();
    lib.close();
  }
}

function prepareStore(dir: string): string {
  mkdirSync(join(dir, 'tokens'), { recursive: true, mode: 0o700 });
  mkdirSync(join(dir, 'unplugged'), { recursive: true, mode: 0o700 });
  const confPath = join(dir, 'softhsm2.conf');
  const lines = [
    `directories.tokendir = ${join(dir, 'tokens')}`,
    'objectstore.backend = file',
    'slots.removable = true',
  ];
  writeFileSync(confPath, `${lines.join('\n')}\nlog.level = ERROR\n`, { mode: 0o600 });
  return confPath;
}

/** A token's folder is its serial's folder; moved aside, every call to the token fails as it does without a token. */
function plugging(dir: string, serial: string): Pick<SoftToken, 'unplug' | 'plug'> {
  const move = (from: string, to: string) => {
    const folder = readdirSync(join(dir, from)).find((entry) => entry.replaceAll('-', '').endsWith(serial));
    if (folder) renameSync(join(dir, from, folder), join(dir, to, folder));
  };
  return { unplug: () => move('tokens', 'unplugged'), plug: () => move('unplugged', 'tokens') };
}

function initialise(lib: cryptoki.PKCS11, { label, pin }: SoftTokenRequest): { serial: string; session: Buffer } {
  const isEmpty = (slot: Buffer) => (lib.C_GetTokenInfo(slot).flags & cryptoki.CKF_TOKEN_INITIALIZED) === 0;
  const before = new Set(readSerials(lib));
  const empty = lib.C_GetSlotList(true).find(isEmpty);
  if (!empty) throw new Error('the software token library has no empty slot');
  // The library compares labels with their padding.
  lib.C_InitToken(empty, pin, padLabel(label));
  // The new token moves to a slot of its own when the library starts again.
  lib.C_Finalize();
  lib.C_Initialize();
  const slot = lib.C_GetSlotList(true).find((one) => !isEmpty(one) && !before.has(serialOf(lib, one)));
  if (!slot) throw new Error('the new software token was not found');
  const session = lib.C_OpenSession(slot, cryptoki.CKF_SERIAL_SESSION | cryptoki.CKF_RW_SESSION);
  lib.C_Login(session, cryptoki.CKU_SO, pin);
  lib.C_InitPIN(session, pin);
  lib.C_Logout(session);
  lib.C_Login(session, cryptoki.CKU_USER, pin);
  return { serial: serialOf(lib, slot), session };
}

/** 32 bytes of UTF-8, filled with blanks. */
function padLabel(label: string): string {
  return label + ' '.repeat(Math.max(0, 32 - Buffer.byteLength(label)));
}

const serialOf = (lib: cryptoki.PKCS11, slot: Buffer): string =>
  lib.C_GetTokenInfo(slot).serialNumber.replace(/[\0 ]+$/, '');

const readSerials = (lib: cryptoki.PKCS11): string[] => lib.C_GetSlotList(true).map((slot) => serialOf(lib, slot));

const privateKey = (uses: cryptoki.Template): cryptoki.Template => [
  { type: cryptoki.CKA_TOKEN, value: true },
  { type: cryptoki.CKA_PRIVATE, value: true },
  { type: cryptoki.CKA_SENSITIVE, value: true },
  { type: cryptoki.CKA_EXTRACTABLE, value: false },
  { type: cryptoki.CKA_SIGN, value: true },
  { type: cryptoki.CKA_ID, value: keyId },
  ...uses,
];

function generateRsa(lib: cryptoki.PKCS11, session: Buffer): KeyObject {
  const keys = lib.C_GenerateKeyPair(
    session,
    { mechanism: cryptoki.CKM_RSA_PKCS_KEY_PAIR_GEN },
    [
      { type: cryptoki.CKA_TOKEN, value: true },
      { type: cryptoki.CKA_MODULUS_BITS, value: 2048 },
      { type: cryptoki.CKA_PUBLIC_EXPONENT, value: Buffer.from([1, 0, 1]) },
      { type: cryptoki.CKA_VERIFY, value: true },
      { type: cryptoki.CKA_ENCRYPT, value: true },
      { type: cryptoki.CKA_ID, value: keyId },
    ],
    privateKey([{ type: cryptoki.CKA_DECRYPT, value: true }]),
  );
  const read = (type: number) =>
    lib.C_GetAttributeValue(session, keys.publicKey, [{ type }])[0]!.value.toString('base64url');
  const jwk = { kty: 'RSA', n: read(cryptoki.CKA_MODULUS), e: read(cryptoki.CKA_PUBLIC_EXPONENT) };
  return createPublicKey({ key: jwk, format: 'jwk' });
}

const prime256v1 = Buffer.from('06082a8648ce3d030107', 'hex');

function generateEc(lib: cryptoki.PKCS11, session: Buffer): KeyObject {
  const keys = lib.C_GenerateKeyPair(
    session,
    { mechanism: cryptoki.CKM_EC_KEY_PAIR_GEN },
    [
      { type: cryptoki.CKA_TOKEN, value: true },
      { type: cryptoki.CKA_EC_PARAMS, value: prime256v1 },
      { type: cryptoki.CKA_VERIFY, value: true },
      { type: cryptoki.CKA_ID, value: keyId },
    ],
    privateKey([]),
  );
  // An OCTET STRING around the uncompressed point: two bytes of header, 04, x, y.
  const point = lib
    .C_GetAttributeValue(session, keys.publicKey, [{ type: cryptoki.CKA_EC_POINT }])[0]!
    .value.subarray(3);
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(0, 32).toString('base64url'),
    y: point.subarray(32, 64).toString('base64url'),
  };
  return createPublicKey({ key: jwk, format: 'jwk' });
}

function storeCertificate(lib: cryptoki.PKCS11, session: Buffer, label: string, der: Buffer): void {
  lib.C_CreateObject(session, [
    { type: cryptoki.CKA_CLASS, value: cryptoki.CKO_CERTIFICATE },
    { type: cryptoki.CKA_CERTIFICATE_TYPE, value: cryptoki.CKC_X_509 },
    { type: cryptoki.CKA_TOKEN, value: true },
    { type: cryptoki.CKA_PRIVATE, value: false },
    { type: cryptoki.CKA_LABEL, value: label },
    { type: cryptoki.CKA_SUBJECT, value: Buffer.alloc(0) },
    { type: cryptoki.CKA_ID, value: keyId },
    { type: cryptoki.CKA_VALUE, value: der },
  ]);
}
