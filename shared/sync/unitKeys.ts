import { type Bytes, concat, fromHex, utf8 } from '../bytes';
import { importAead } from '../crypto/aead';
import { x25519Public } from '../crypto/agree';
import { hkdf } from '../crypto/hkdf';

/**
 * Keys of a unit in one epoch, all derived from its 32-byte secret (docs/protocol.md, Keys): `data` opens batches, the
 * X25519 pair opens what children seal to the unit. Whoever holds the secret reads the unit and everything below it.
 */
export interface UnitKeys {
  readonly unitId: string;
  readonly epoch: number;
  readonly data: Bytes;
  readonly sealPrivate: Bytes;
  readonly sealPublic: Bytes;
}

const none: Bytes = new Uint8Array(0);

export async function unitKeys(unitId: string, epoch: number, secret: Bytes): Promise<UnitKeys> {
  const [data, sealPrivate] = await Promise.all([
    hkdf(secret, fromHex(unitId), 'unit data'),
    hkdf(secret, fromHex(unitId), 'unit seal'),
  ]);
  return { unitId, epoch, data, sealPrivate, sealPublic: await x25519Public(sealPrivate) };
}

/** The key of one batch: it seals one value only, so no nonce has to be managed. */
export async function batchKey(keys: UnitKeys, salt: Bytes, deskId: string, seq: number): Promise<CryptoKey> {
  const info = concat(utf8('batch'), fromHex(deskId), utf8(String(seq)));
  return importAead(await hkdf(keys.data, concat(salt, none), info));
}
