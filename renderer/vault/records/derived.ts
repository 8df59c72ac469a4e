import { toHex } from '../../../shared/bytes';
import { encodeCbor } from '../../../shared/codec/cbor';
import { sha256 } from '../../../shared/crypto/hash';
import { recTypes } from '../../../shared/model/letter';

/**
 * Id of a record that every desk can name without having seen it: the first 16 bytes of SHA-256 over CBOR
 * `["don-thu record", recType, …parts]`. Whoever writes to it first makes it.
 */
async function derivedRecId(recType: number, ...parts: readonly (string | number)[]): Promise<string> {
  const name = encodeCbor(['don-thu record', recType, ...parts]);
  return toHex((await sha256(name)).subarray(0, 16));
}

/** Record of a part of a desk's access log of a day. A desk is named by the first half of its id, as in its op ids. */
export const logRecId = (deskId: string, day: string, part: number): Promise<string> =>
  derivedRecId(recTypes.log, deskId.slice(0, 16), day, part);

/** Record of a book's reserved numbers. */
export const bookRecId = (unitId: string, book: string, year: number): Promise<string> =>
  derivedRecId(recTypes.book, unitId, book, year);

/** Record of a closed period of a printed book. */
export const closingRecId = (unitId: string, table: string, from: string, to: string): Promise<string> =>
  derivedRecId(recTypes.book, unitId, 'closing', table, from, to);
