import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';
import forge from 'node-forge';

/**
 * A certificate authority for training and tests, marked as such in its name. Names are Vietnamese on purpose: the usual
 * fault in this field is a name that is encoded twice, and only letters with diacritics show it.
 */
export interface TrainingCa {
  readonly der: Buffer;
  readonly pem: string;
  /** Issues a certificate over a public key, RSA or EC. */
  issue(request: CertificateRequest): Buffer;
}

export interface CertificateRequest {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly organization?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Default: digitalSignature and keyEncipherment. */
  readonly keyUsage?: readonly KeyUsage[];
  /** Makes it a TLS server certificate for these host names and IPv4 addresses. */
  readonly serverFor?: readonly string[];
}

/** In the order of their bits (RFC 5280, 4.2.1.3). */
const keyUsages = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment'] as const;
const caUsages = [...keyUsages, 'keyAgreement', 'keyCertSign', 'cRLSign'] as const;
type KeyUsage = (typeof keyUsages)[number];

const day = 86_400_000;
const trainingCaName = 'CA TẬP HUẤN Thử nghiệm';

/** Makes a new authority with a key of its own, valid from yesterday for ten years. */
export function createTrainingCa(commonName = trainingCaName): TrainingCa {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = name(commonName, 'TẬP HUẤN');
  const authority = keyIdentifier(publicKey);
  const make = (subject: Node, key: KeyObject, from: Date, to: Date, extensions: Node[]) => {
    const identifiers = [
      extension('2.5.29.14', octets(keyIdentifier(key))),
      extension('2.5.29.35', seq(asn1.create(Class.CONTEXT_SPECIFIC, 0, false, authority.toString('binary')))),
    ];
    return sign(tbs(issuer, subject, key, from, to, [...extensions, ...identifiers]), privateKey);
  };
  const der = make(issuer, publicKey, daysFromNow(-1), daysFromNow(3650), [
    extension('2.5.29.19', seq(bool(true)), true),
    extension('2.5.29.15', usageBits(['keyCertSign', 'cRLSign']), true),
  ]);
  return {
    der,
    pem: toPem(der),
    issue: (request) =>
      make(
        name(request.commonName, request.organization ?? 'TẬP HUẤN'),
        request.publicKey,
        request.notBefore ?? daysFromNow(-1),
        request.notAfter ?? daysFromNow(730),
        extensionsOf(request),
      ),
  };
}

/** PEM of a certificate. */
export const toPem = (der: Uint8Array): string => new X509Certificate(der).toString();

const daysFromNow = (days: number): Date => new Date(Date.now() + days * day);

type Node = forge.asn1.Asn1;
const { asn1 } = forge;
const { Class, Type } = asn1;

const node = (type: forge.asn1.Type, value: string): Node => asn1.create(Class.UNIVERSAL, type, false, value);
const seq = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
const context = (tag: number, ...parts: Node[]): Node => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, parts);
const oid = (dotted: string): Node => node(Type.OID, asn1.oidToDer(dotted).getBytes());
const bool = (value: boolean): Node => node(Type.BOOLEAN, value ? '\xff' : '\0');
const octets = (bytes: Uint8Array): Node => node(Type.OCTETSTRING, Buffer.from(bytes).toString('binary'));
const bits = (bytes: Uint8Array, unused = 0): Node =>
  node(Type.BITSTRING, String.fromCharCode(unused) + Buffer.from(bytes).toString('binary'));
const parse = (der: Uint8Array): Node => asn1.fromDer(Buffer.from(der).toString('binary'));
const encode = (tree: Node): Buffer => Buffer.from(asn1.toDer(tree).getBytes(), 'binary');

/** First 160 bits of the key's SHA-256 (RFC 7093, method 1, over the whole SubjectPublicKeyInfo). */
const keyIdentifier = (key: KeyObject): Buffer =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);

function name(commonName: string, organization: string): Node {
  const part = (id: string, type: forge.asn1.Type, text: string) =>
    asn1.create(Class.UNIVERSAL, Type.SET, true, [
      seq(oid(id), node(type, Buffer.from(text, 'utf8').toString('binary'))),
    ]);
  return seq(
    part('2.5.4.6', Type.PRINTABLESTRING, 'VN'),
    part('2.5.4.10', Type.UTF8, organization),
    part('2.5.4.3', Type.UTF8, commonName),
  );
}

function tbs(issuer: Node, subject: Node, key: KeyObject, from: Date, to: Date, extensions: Node[]): Node {
  // A positive number without leading zeros, as DER asks for.
  const serial = randomBytes(16);
  serial[0] = 0x40 | (serial[0]! & 0x3f);
  return seq(
    context(0, node(Type.INTEGER, '\x02')),
    node(Type.INTEGER, serial.toString('binary')),
    sha256WithRsa(),
    issuer,
    seq(time(from), time(to)),
    subject,
    parse(key.export({ type: 'spki', format: 'der' })),
    context(3, seq(...extensions)),
  );
}

const sha256WithRsa = (): Node => seq(oid('1.2.840.113549.1.1.11'), node(Type.NULL, ''));

const time = (date: Date): Node =>
  date.getUTCFullYear() < 2050
    ? node(Type.UTCTIME, asn1.dateToUtcTime(date) as string)
    : node(Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(date) as string);

function sign(body: Node, key: KeyObject): Buffer {
  const signature = createSign('sha256').update(encode(body)).sign(key);
  return encode(seq(body, sha256WithRsa(), bits(signature)));
}

function extension(id: string, value: Node, critical = false): Node {
  return seq(oid(id), ...(critical ? [bool(true)] : []), octets(encode(value)));
}

function usageBits(usages: readonly (typeof caUsages)[number][]): Node {
  const positions = usages.map((usage) => caUsages.indexOf(usage));
  const byte = positions.reduce((sum, position) => sum | (0x80 >> position), 0);
  return bits(Uint8Array.of(byte), 7 - Math.max(...positions));
}

function extensionsOf(request: CertificateRequest): Node[] {
  const usage = usageBits(request.keyUsage ?? ['digitalSignature', 'keyEncipherment']);
  const all = [extension('2.5.29.19', seq(), true), extension('2.5.29.15', usage, true)];
  if (!request.serverFor) return all;
  const alternative = request.serverFor.map((host) =>
    isIPv4(host)
      ? asn1.create(Class.CONTEXT_SPECIFIC, 7, false, String.fromCharCode(...host.split('.').map(Number)))
      : asn1.create(Class.CONTEXT_SPECIFIC, 2, false, host),
  );
  return [...all, extension('2.5.29.37', seq(oid('1.3.6.1.5.5.7.3.1'))), extension('2.5.29.17', seq(...alternative))];
}
