import { type Bytes, equalBytes, toHex } from '../../shared/bytes';
import { sha256 } from '../../shared/crypto/hash';
import { type Batch, isSignedBy, parseBatch, zeroHash } from '../../shared/sync/batch';
import { isReceiptGenuine, nextHead, parseReceipt } from '../../shared/sync/receipt';
import { isSealGenuine, parseSeal, type Seal } from '../../shared/sync/seal';
import type { Database } from '../store/database';
import type { Replayed } from './directory';
import { at, must } from './report';

interface Row {
  readonly seq: number;
  readonly desk_id: string;
  readonly desk_seq: number;
  readonly batch_hash: string;
  readonly seal_hash: string;
  readonly receipt: Bytes;
  readonly batch: Bytes;
  readonly seal: Bytes | null;
}

/** Entries that are in memory at a time. */
const rowsAtOnce = 100;

/** One stream as it is walked: what the next entry has to continue. */
export class StreamWalk {
  #seq = 0;
  #head: Bytes = zeroHash;
  #receivedMs = 0;
  readonly #desks = new Map<string, { seq: number; hash: Bytes }>();
  /** Seals whose last batch has not come yet. */
  readonly #openSeals = new Map<string, Seal>();

  constructor(
    private readonly database: Database,
    private readonly replayed: Replayed,
    private readonly centerKey: Bytes,
    private readonly unitId: string,
    private readonly year: number,
  ) {}

  /** Checks every entry and the head of the stream. @throws Damage */
  async walk(): Promise<string> {
    for (let rows = await this.#next(); rows.length > 0; rows = await this.#next()) {
      for (const row of rows) await this.#entry(row);
    }
    const [head] = await this.database.query<{ seq: number; head: string; received_ms: number }>(
      'SELECT seq, head, received_ms FROM unit_head WHERE unit_id = $1 AND year = $2',
      [this.unitId, this.year],
    );
    must(head?.seq === this.#seq, 'head', `it says ${head?.seq} entries, the log has ${this.#seq}`);
    must(head?.head === toHex(this.#head), 'head', 'it is not the one that the entries lead to');
    must(head?.received_ms === this.#receivedMs, 'head', 'its time is not that of the last receipt');
    must(this.#openSeals.size === 0, 'end', 'a seal covers batches that are missing');
    return `${this.#seq} entries by ${this.#desks.size} desks`;
  }

  #next(): Promise<Row[]> {
    return this.database.query<Row>(
      `SELECT seq, desk_id, desk_seq, batch_hash, seal_hash, receipt, batch, seal.wire AS seal
       FROM unit_log LEFT JOIN seal ON seal.hash = seal_hash
       WHERE unit_id = $1 AND year = $2 AND seq > $3 ORDER BY seq LIMIT ${rowsAtOnce}`,
      [this.unitId, this.year, this.#seq],
    );
  }

  async #entry(row: Row): Promise<void> {
    const place = `entry ${this.#seq + 1}`;
    must(row.seq === this.#seq + 1, place, 'missing');
    const batch = await at(`${place}, batch`, () => parseBatch(row.batch));
    await this.#checkReceipt(row, batch, `${place}, receipt`);
    await this.#checkBatch(row, batch, `${place}, batch`);
    await this.#checkSeal(row, batch, `${place}, seal`);
    this.#seq = row.seq;
  }

  async #checkReceipt(row: Row, batch: Batch, place: string): Promise<void> {
    const receipt = await at(place, () => parseReceipt(row.receipt));
    must(await isReceiptGenuine(receipt, this.centerKey), place, 'not signed by this center');
    const { unitId, year, seq, deskId, deskSeq } = receipt;
    const names = [unitId, year, seq, deskId, deskSeq, toHex(receipt.batchHash)].join();
    const expected = [this.unitId, this.year, row.seq, row.desk_id, row.desk_seq, row.batch_hash].join();
    must(names === expected, place, 'it is for another entry');
    must(equalBytes(receipt.batchHash, batch.hash), place, 'it is for another batch');
    must(equalBytes(receipt.prevHead, this.#head), place, 'it does not continue the chain of heads');
    const head = await nextHead(this.#head, seq, batch.hash, receipt.receivedMs);
    must(equalBytes(receipt.head, head), place, 'its head is not the next one');
    must(receipt.receivedMs >= this.#receivedMs, place, 'its time goes backwards');
    this.#head = head;
    this.#receivedMs = receipt.receivedMs;
  }

  async #checkBatch(row: Row, batch: Batch, place: string): Promise<void> {
    const { head } = batch;
    const names = [head.unitId, head.year, head.deskId, head.seq].join();
    must(names === [this.unitId, this.year, row.desk_id, row.desk_seq].join(), place, 'it belongs to another entry');
    const desk = this.replayed.directory.desks.get(head.deskId);
    must(desk !== undefined, place, 'its desk is not in the directory');
    must(await isSignedBy(batch, desk!.publicKey), place, 'not signed by its desk');
    const before = this.#desks.get(head.deskId) ?? { seq: 0, hash: zeroHash };
    must(head.seq === before.seq + 1, place, `the desk's batch ${before.seq + 1} is missing`);
    must(equalBytes(head.prev, before.hash), place, "it does not continue the desk's chain");
    this.#desks.set(head.deskId, { seq: head.seq, hash: batch.hash });
  }

  async #checkSeal(row: Row, batch: Batch, place: string): Promise<void> {
    must(row.seal !== null, place, 'missing');
    must(toHex(await sha256(row.seal!)) === row.seal_hash, place, 'its bytes are not those of its hash');
    const seal = this.#openSeals.get(row.seal_hash) ?? (await this.#genuineSeal(row, place));
    const { head, hash } = batch;
    const names = [seal.unitId, seal.year, seal.deskId].join();
    must(names === [head.unitId, head.year, head.deskId].join(), place, 'it is for another stream');
    must(seal.firstSeq <= head.seq && head.seq <= seal.lastSeq, place, 'it does not cover the batch');
    if (head.seq === seal.lastSeq) {
      must(equalBytes(seal.lastBatchHash, hash), place, 'it is over another batch');
      this.#openSeals.delete(row.seal_hash);
    } else {
      this.#openSeals.set(row.seal_hash, seal);
    }
  }

  async #genuineSeal(row: Row, place: string): Promise<Seal> {
    const seal = await at(place, () => parseSeal(row.seal!));
    must(await isSealGenuine(seal), place, 'not signed by its certificate');
    const accounts = this.replayed.accountsOfCert.get(toHex(seal.certSha256));
    const owner = this.replayed.directory.desks.get(row.desk_id)?.account ?? '';
    must(accounts?.has(owner) ?? false, place, "its certificate never belonged to the desk's account");
    return seal;
  }
}
