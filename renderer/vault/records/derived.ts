import { toHex } from '../../../shared/bytes';
import { encodeCbor } from '../../../shared/codec/cbor';
import { sha256 } from '../../../shared/crypto/hash';

/**
 * Id of a record that every desk can name without having seen it: the first 16 bytes of SHA-256 over CBOR
 * `["don-thu record", recType, …parts]`. Whoever writes to it first makes it.
 */
export async function derivedRecId(recType: number, ...parts: readonly (string | number)[]): Promise<string> {
  const name = encodeCbor(['don-thu record', recType, ...parts]);
  return toHex((await sha256(name)).subarray(0, 16));
}
