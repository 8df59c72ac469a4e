import { type Bytes, toHex } from '../../shared/bytes';
import { fingerprint } from '../../shared/crypto/certificate';
import { sha256 } from '../../shared/crypto/hash';
import { isGrantGenuine, parseGrant } from '../../shared/sync/grant';
import type { Database } from '../store/database';
import type { Replayed } from './directory';
import { at, must } from './report';

interface Row {
  readonly hash: string;
  readonly unit_id: string;
  readonly epoch: number;
  readonly kind: string;
  readonly recipient: string;
  readonly wire: Bytes;
}

/** Checks every grant: its bytes, its signature, and that its signer was of the unit. @throws Damage */
export async function walkGrants(database: Database, { directory, accountsOfCert }: Replayed): Promise<string> {
  const rows = await database.query<Row>('SELECT * FROM key_grant ORDER BY hash');
  for (const row of rows) {
    const place = `grant ${row.hash.slice(0, 16)}`;
    must(toHex(await sha256(row.wire)) === row.hash, place, 'its bytes are not those of its hash');
    const grant = await at(place, () => parseGrant(row.wire));
    const names = [grant.unitId, grant.epoch, grant.kind, grant.recipient].join();
    must(names === [row.unit_id, row.epoch, row.kind, row.recipient].join(), place, 'it is filed wrongly');
    must(await isGrantGenuine(grant), place, 'not signed by its certificate');
    const signers = [...(accountsOfCert.get(await fingerprint(grant.certificate)) ?? [])];
    const ofUnit = signers.some((account) => directory.accounts.get(account)?.unitId === grant.unitId);
    must(ofUnit, place, 'its signer was never of the unit');
    must(directory.sealPublic(grant.unitId, grant.epoch) !== undefined, place, 'its epoch was never published');
  }
  return `${rows.length} grants`;
}
