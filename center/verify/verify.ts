import type { Bytes } from '../../shared/bytes';
import type { Database } from '../store/database';
import { emptyReplay, walkDirectory } from './directory';
import { walkGrants } from './grants';
import { type Report, walkPart } from './report';
import { StreamWalk } from './streams';

/**
 * Walks every chain and signature that the center stores: the directory, every stream with its receipts, batches and
 * seals, and the grants. What nobody signed (passwords, sessions, times of recording) can't be checked.
 */
export async function verifyStore(database: Database, roots: readonly Bytes[], centerKey: Bytes): Promise<Report> {
  const report: Report = { lines: [], damages: [] };
  const replayed = await emptyReplay(roots);
  await walkPart(report, 'directory', () => walkDirectory(database, replayed));
  const streams = await database.query<{ unit_id: string; year: number }>(
    `SELECT unit_id, year FROM unit_head UNION SELECT unit_id, year FROM unit_log ORDER BY unit_id, year`,
  );
  for (const { unit_id: unitId, year } of streams) {
    const stream = new StreamWalk(database, replayed, centerKey, unitId, year);
    await walkPart(report, `stream ${unitId}/${year}`, () => stream.walk());
  }
  await walkPart(report, 'grants', () => walkGrants(database, replayed));
  return report;
}
