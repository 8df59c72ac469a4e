import type { Bytes } from '../../shared/bytes';
import { type Page, type PageEntry, type PullRequest, pageBytes } from '../../shared/sync/protocol';
import type { Queries } from '../store/database';
import type { HeadSigner, Stream } from './heads';

/** Rows that are read at a time. */
const rowsAtOnce = 256;

/**
 * The heads of all streams of `unitIds` and the entries after the cursors, up to the heads, until the page is full. An
 * entry that is larger than a page comes alone.
 */
export async function readPage(
  db: Queries,
  signer: HeadSigner,
  unitIds: readonly string[],
  request: PullRequest,
): Promise<Page> {
  const streams = (
    await db.query<{ unit_id: string; year: number; seq: number; head: string }>(
      'SELECT unit_id, year, seq, head FROM unit_head WHERE seq > 0 AND unit_id = ANY($1::text[]) ORDER BY unit_id, year',
      [unitIds],
    )
  ).map(({ unit_id: unitId, ...rest }): Stream => ({ unitId, ...rest }));
  const heads = await Promise.all(streams.map((stream) => signer.sign(stream)));
  const budget = Math.max(pageBytes.min, request.maxBytes);
  const filling = new PageFilling(db, budget);
  const from = new Map(request.cursors.map(({ unitId, year, seq }) => [`${unitId}/${year}`, seq]));
  for (const stream of streams) {
    await filling.addStream(stream, from.get(`${stream.unitId}/${stream.year}`) ?? 0);
    if (filling.full) break;
  }
  return { heads, entries: filling.entries, seals: filling.seals, more: filling.full };
}

interface Row {
  readonly seq: number;
  readonly seal_hash: string;
  readonly receipt: Bytes;
  readonly batch: Bytes;
}

class PageFilling {
  readonly entries: PageEntry[] = [];
  readonly seals: Bytes[] = [];
  readonly #sealAt = new Map<string, number>();
  #bytes = 0;
  /** An entry did not fit any more. */
  full = false;

  constructor(
    private readonly db: Queries,
    private readonly budget: number,
  ) {}

  async addStream(stream: Stream, after: number): Promise<void> {
    let at = after;
    while (!this.full && at < stream.seq) {
      const rows = await this.#read(stream, at);
      for (const row of rows) {
        await this.#add(row);
        if (this.full) return;
        at = row.seq;
      }
    }
  }

  /** The next rows that may fit, and always one. */
  #read({ unitId, year, seq }: Stream, after: number): Promise<Row[]> {
    return this.db.query<Row>(
      `SELECT seq, seal_hash, receipt, batch FROM unit_log WHERE unit_id = $1 AND year = $2 AND seq IN (
         SELECT seq FROM (
           SELECT seq, octet_length(batch) AS size, sum(octet_length(batch)) OVER (ORDER BY seq) AS total
           FROM unit_log WHERE unit_id = $1 AND year = $2 AND seq > $3 AND seq <= $4 ORDER BY seq LIMIT ${rowsAtOnce}
         ) AS run WHERE total - size <= $5)
       ORDER BY seq`,
      [unitId, year, after, seq, Math.max(0, this.budget - this.#bytes)],
    );
  }

  async #add(row: Row): Promise<void> {
    const known = this.#sealAt.get(row.seal_hash);
    const seal = known === undefined ? await this.#sealOf(row.seal_hash) : null;
    const weight = row.receipt.length + row.batch.length + (seal?.length ?? 0);
    if (this.entries.length > 0 && this.#bytes + weight > this.budget) {
      this.full = true;
      return;
    }
    this.#bytes += weight;
    if (seal) this.#sealAt.set(row.seal_hash, this.seals.push(seal) - 1);
    this.entries.push({ receipt: row.receipt, batch: row.batch, seal: this.#sealAt.get(row.seal_hash)! });
  }

  async #sealOf(hash: string): Promise<Bytes> {
    const [row] = await this.db.query<{ wire: Bytes }>('SELECT wire FROM seal WHERE hash = $1', [hash]);
    if (!row) throw new Error('a seal is missing');
    return row.wire;
  }
}
