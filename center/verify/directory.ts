import { type Bytes, toHex } from '../../shared/bytes';
import { fingerprint } from '../../shared/crypto/certificate';
import { sha256 } from '../../shared/crypto/hash';
import { Directory } from '../../shared/sync/directory';
import type { Database } from '../store/database';
import { at, must } from './report';

/** A replayed directory, and every account that a certificate ever belonged to. */
export interface Replayed {
  readonly directory: Directory;
  readonly accountsOfCert: Map<string, Set<string>>;
}

/** Replays the log from the pinned roots into `replayed`, entry by entry. @throws Damage */
export async function walkDirectory(database: Database, { directory, accountsOfCert }: Replayed): Promise<string> {
  const rows = await database.query<{ position: number; hash: string; wire: Bytes }>(
    'SELECT position, hash, wire FROM directory_log ORDER BY position',
  );
  for (const [i, row] of rows.entries()) {
    const place = `entry ${i + 1}`;
    must(row.position === i + 1, place, 'missing');
    must(row.hash === toHex(await sha256(row.wire)), place, 'its bytes are not those of its hash');
    const { body } = await at(place, () => directory.apply(row.wire));
    if (body.type === 'account.declare' || body.type === 'account.handover') {
      const cert = await fingerprint(body.certificate);
      const accounts = accountsOfCert.get(cert) ?? new Set();
      accountsOfCert.set(cert, accounts.add(body.account));
    }
  }
  const [head] = await database.query<{ position: number }>('SELECT position FROM directory_head');
  must(head?.position === rows.length, 'end', `the log has ${rows.length} entries, its head says ${head?.position}`);
  return `${rows.length} entries`;
}

export const emptyReplay = async (roots: readonly Bytes[]): Promise<Replayed> => ({
  directory: await Directory.withRoots(roots),
  accountsOfCert: new Map(),
});
