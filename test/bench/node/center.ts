import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, DatabasePlace, Queries } from '../../../center/store/database';
import { openDatabase } from '../../../center/store/open';
import { unwrap } from '../../../shared/errors';
import { letterFields } from '../../../shared/model/letter';
import { type Batch, makeBatch, zeroHash } from '../../../shared/sync/batch';
import { hlcOf, opIdOf } from '../../../shared/sync/hlc';
import { encodeOps, type Op, opKind } from '../../../shared/sync/op';
import { TestCenter } from '../../fixtures/center';
import { type Desk, sealRun, World } from '../../fixtures/parties';
import { postgresBin, startPostgres } from '../../fixtures/postgres';
import { letterChunks, rowId } from '../page/letters';
import { ours } from '../report';
import { calibrated } from './calibrate';
import type { Collected } from './measure';

const opsPerBatch = 500;
const batchesPerPush = 16;
/** Enough to tell a rate; more letters would only take longer. */
const mostOps = 20_000;

/** One push each: what a desk sends at once, and the ops in it as they are before sealing. */
interface Load {
  readonly pushes: readonly (readonly Batch[])[];
  readonly ops: readonly Uint8Array<ArrayBuffer>[];
}

async function makeLoad(world: World, desk: Desk, count: number): Promise<Load> {
  const keys = world.keys.get(desk.officer.unitId)!;
  const year = new Date().getUTCFullYear();
  const ops = [...letterChunks(count)].flat().map((letter, at): Op => {
    const recId = rowId(letter.registerNo ?? '');
    const body = Object.fromEntries(
      Object.entries(letter).map(([name, value]) => [letterFields[name as keyof typeof letterFields], value]),
    );
    const opId = opIdOf(hlcOf(Date.now(), at % 65_536), desk.deskId);
    return { kind: opKind.put, opId, recType: 1, recId, base: {}, body, actor: desk.officer.account };
  });
  const batches: Batch[] = [];
  for (let at = 0; at < ops.length; at += opsPerBatch) {
    const place = { unitId: keys.unitId, year, deskId: desk.deskId, seenSeq: 0, seenHead: zeroHash };
    const chain = { seq: batches.length + 1, prev: batches.at(-1)?.hash ?? zeroHash };
    batches.push(await makeBatch({ ...place, ...chain, ops: ops.slice(at, at + opsPerBatch) }, keys, desk.key));
  }
  const pushes = Array.from({ length: Math.ceil(batches.length / batchesPerPush) }, (_, i) =>
    batches.slice(i * batchesPerPush, (i + 1) * batchesPerPush),
  );
  return { pushes, ops: ops.map((op) => encodeOps([op])) };
}

interface Taken {
  readonly ms: number;
  /** Batches or rows that are there afterwards. */
  readonly stored: number;
}

/** Over TLS with every check, signature, head and receipt. */
async function pushAll(world: World, database: DatabasePlace, desk: Desk, load: Load): Promise<Taken> {
  const center = await TestCenter.start(world, database);
  const client = await center.enter(desk.officer);
  try {
    const sealed = load.pushes.map((batches) => ({ batches, seal: sealRun(batches, desk.officer) }));
    let stored = 0;
    const start = performance.now();
    for (const { batches, seal } of sealed) stored += unwrap(await client.push(batches, desk.officer, seal)).length;
    return { ms: performance.now() - start, stored };
  } finally {
    client.close();
    await center.close();
  }
}

type RawRow = readonly [name: string, bytes: Uint8Array];

/** Rows of bytes by multi-row INSERT, as many transactions as there are pushes, and nothing else. */
async function insertAll(place: DatabasePlace, rows: readonly RawRow[], rowsPerInsert: number): Promise<Taken> {
  const database: Database = await openDatabase(place, () => undefined);
  try {
    await database.query('CREATE TABLE raw (name text PRIMARY KEY, bytes bytea NOT NULL)');
    await database.query('ALTER TABLE raw ALTER COLUMN bytes SET STORAGE EXTERNAL');
    const perPush = rowsPerInsert === opsPerBatch ? opsPerBatch * batchesPerPush : batchesPerPush;
    const start = performance.now();
    for (let first = 0; first < rows.length; first += perPush) {
      const push = rows.slice(first, first + perPush);
      await database.transaction(async (tx) => {
        for (let at = 0; at < push.length; at += rowsPerInsert) await insert(tx, push.slice(at, at + rowsPerInsert));
      });
    }
    const ms = performance.now() - start;
    const [row] = await database.query<{ stored: number }>('SELECT count(*) AS stored FROM raw');
    return { ms, stored: row!.stored };
  } finally {
    await database.close();
  }
}

async function insert(database: Queries, rows: readonly RawRow[]): Promise<void> {
  const places = rows.map((_, i) => `($${2 * i + 1}, $${2 * i + 2})`).join(', ');
  await database.query(`INSERT INTO raw VALUES ${places}`, rows.flat());
}

interface Place {
  /** Suffix of the measure: pg or pglite. */
  readonly name: string;
  next(): Promise<DatabasePlace>;
  stop(): Promise<void>;
}

async function places(): Promise<Place[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-center-'));
  let made = 0;
  const embedded: Place = {
    name: 'pglite',
    next: async () => ({ kind: 'pglite', dir: join(folder, `db${++made}`) }),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
  const bin = postgresBin();
  if (!bin) return [embedded];
  const server = await startPostgres(bin, 'on');
  const native: Place = {
    name: 'postgresql',
    next: async () => ({ kind: 'postgres', url: await server.newDatabase() }),
    stop: () => server.stop(),
  };
  return [native, embedded];
}

/**
 * Taking in ops at the center, in ops per second, against the same database doing nothing but inserting: the same
 * sealed batches (the floor), and the same ops in clear, a row each, as a center that can read would store them.
 */
export async function measureCenter(
  into: Collected,
  size: number,
  runs: number,
  log: (line: string) => void,
): Promise<void> {
  const count = Math.min(size, mostOps);
  if (into.samples.some((sample) => sample.name.startsWith('center.') && sample.size === count)) return;
  const world = await World.make();
  const unit = await world.addUnit('Đơn vị TẬP HUẤN');
  const officer = await world.addOfficer('can-bo', unit);
  const desk = await world.addDesk(officer);
  await world.addEpoch(officer);
  const load = await makeLoad(world, desk, count);
  const batches = load.pushes.flat().map((batch): RawRow => [rowName(batch.wire), batch.wire]);
  const ops = load.ops.map((op, at): RawRow => [`${at} ${rowName(op)}`, op]);
  for (const place of await places()) {
    try {
      for (let run = 0; run < runs; run++) {
        const take = async (subject: string, rows: number, work: () => Promise<Taken>): Promise<void> => {
          const { value, disturbed } = await calibrated(work);
          const name = `center.ingest.${place.name}`;
          const rate = (1000 * count) / value.ms;
          const said = { answer: String(value.stored), truth: String(rows) };
          const sample = { name, size: count, unit: 'ops/s', subject, value: rate, ...said, disturbed } as const;
          into.samples.push(sample);
          log(`${count} ${subject}: ${name} ${rate.toFixed(0)} ops/s${disturbed ? ' (machine moved)' : ''}`);
        };
        await take(ours, batches.length, async () => pushAll(world, await place.next(), desk, load));
        await take('insert:batches', batches.length, async () =>
          insertAll(await place.next(), batches, batchesPerPush),
        );
        await take('insert:ops', ops.length, async () => insertAll(await place.next(), ops, opsPerBatch));
      }
    } finally {
      await place.stop();
    }
  }
}

const rowName = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
