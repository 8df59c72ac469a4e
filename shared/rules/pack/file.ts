import type { Bytes } from '../../bytes';
import { fromUtf8, utf8 } from '../../bytes';
import { encodeCbor } from '../../codec/cbor';
import { Cursor } from '../../codec/cursor';
import { fingerprint, verifyByCertificate } from '../../crypto/certificate';
import { sha256 } from '../../crypto/hash';
import { DeskFailure } from '../../errors';
import { packFaults } from './consistent';
import type { Editions } from './editions';
import { packSchema, type RulePack } from './schema';
import type { PackTrust } from './trust';

/**
 * A rule pack as a file, signed by quản trị: CBOR `["don-thu-pack", 1, json, certificate, signature]`. `json` is the pack
 * as UTF-8 JSON; the signature is over CBOR `["KP1", SHA-256(json)]`, by the key of the certificate (DER).
 */
export interface PackFile {
  readonly pack: RulePack;
  readonly statement: Bytes;
  readonly certificate: Bytes;
  readonly signature: Bytes;
}

const label = 'don-thu-pack';
export const maxPackBytes = 4_194_304;

/** The bytes of a pack and what a token has to sign. */
export async function packToSign(pack: RulePack): Promise<{ json: Bytes; statement: Bytes }> {
  const json = utf8(JSON.stringify(pack));
  return { json, statement: await statementOf(json) };
}

export const writePackFile = (json: Bytes, certificate: Bytes, signature: Bytes): Bytes =>
  encodeCbor([label, 1, json, certificate, signature]);

const statementOf = async (json: Bytes): Promise<Bytes> => encodeCbor(['KP1', await sha256(json)]);

/**
 * Reads a pack file; believes nothing about who signed it.
 * @throws DeskFailure PACK_INVALID (params.where: `file`, `json`, a path of the schema, or a fault of its codes)
 */
export async function parsePackFile(bytes: Uint8Array): Promise<PackFile> {
  if (bytes.length > maxPackBytes) throw invalid('file');
  const { json, certificate, signature } = readOuter(bytes);
  return { pack: parsePack(json), statement: await statementOf(json), certificate, signature };
}

function readOuter(bytes: Uint8Array): { json: Bytes; certificate: Bytes; signature: Bytes } {
  try {
    const row = Cursor.labelled(bytes, label, 5);
    if (row.int() !== 1) throw invalid('file');
    return { json: row.bytes(maxPackBytes), certificate: row.bytes(16_384), signature: row.bytes(1024) };
  } catch (cause) {
    if (cause instanceof DeskFailure) throw invalid('file');
    throw cause;
  }
}

/** @throws DeskFailure PACK_INVALID */
function parsePack(json: Uint8Array): RulePack {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(json));
  } catch {
    throw invalid('json');
  }
  const parsed = packSchema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path.map(String).join('.') ?? '');
  const [fault] = packFaults(parsed.data);
  if (fault !== undefined) throw invalid(fault);
  return parsed.data;
}

/**
 * Whether the file may be taken in: signed by quản trị, and newer than every edition held. Ask once, when it is taken in:
 * what was signed rightly then stays in force when the signer leaves.
 * @returns the pack and who signed it, by name
 * @throws DeskFailure PACK_INVALID, PACK_UNSIGNED, PACK_OLDER (params.version, params.held)
 */
export async function acceptPackFile(
  bytes: Uint8Array,
  editions: Editions,
  trust: PackTrust,
): Promise<{ readonly pack: RulePack; readonly signedBy: string }> {
  const file = await parsePackFile(bytes);
  const signedBy = trust.administrator(await fingerprint(file.certificate));
  const verify = trust.verify ?? verifyByCertificate;
  if (signedBy === null || !(await verify(file.certificate, file.statement, file.signature))) {
    throw new DeskFailure('PACK_UNSIGNED');
  }
  const { version } = file.pack;
  const held = editions.newest.version;
  if (version <= held) throw new DeskFailure('PACK_OLDER', { version, held });
  return { pack: file.pack, signedBy };
}

const invalid = (where: string): DeskFailure => new DeskFailure('PACK_INVALID', { where });
