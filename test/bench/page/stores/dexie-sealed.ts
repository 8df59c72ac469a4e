import Dexie, { type Table } from 'dexie';
import type { Letter } from '../../../../shared/model/letter';
import type { Store } from '../../contract';
import { byArrival, firstDates, listAnswer, rowId, timeFill, timeSaves } from '../letters';
import { seal, unseal } from '../sealing';

interface Sealed {
  readonly id: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

class Letters extends Dexie {
  declare readonly letters: Table<Sealed, string>;
  constructor() {
    super('dexie-sealed', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ letters: 'id' });
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const pageRows = 5000;

async function withDb<T>(work: (db: Letters) => Promise<T>): Promise<T> {
  const db = new Letters();
  await db.open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

async function sealLetter(letter: Letter): Promise<Sealed> {
  const id = rowId(letter.registerNo ?? '');
  return { id, sealed: await seal(encoder.encode(JSON.stringify(letter)), encoder.encode(id)) };
}

async function readAll(db: Letters): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (let last = ''; ; ) {
    const rows = await db.letters.where(':id').above(last).limit(pageRows).toArray();
    const opened = await Promise.all(rows.map((row) => unseal(row.sealed, encoder.encode(row.id))));
    for (const bytes of opened) letters.push(JSON.parse(decoder.decode(bytes)) as Letter);
    if (rows.length < pageRows) return letters;
    last = rows.at(-1)!.id;
  }
}

/** The obvious way to encrypt: each row sealed by itself, no index that would tell dates. Every sight reads all. */
export const dexieSealed: Store = {
  fill: (chunks) =>
    withDb((db) => timeFill(chunks, async (letters) => db.letters.bulkPut(await Promise.all(letters.map(sealLetter))))),

  async openList() {
    const start = performance.now();
    return withDb(async (db) => {
      const rows = (await readAll(db)).sort(byArrival);
      return { ms: performance.now() - start, answer: listAnswer(rows) };
    });
  },

  async firstPage() {
    const start = performance.now();
    return withDb(async (db) => {
      const rows = (await readAll(db)).sort(byArrival);
      return { ms: performance.now() - start, answer: firstDates(rows) };
    });
  },

  save: (letters) =>
    withDb(async (db) => {
      const latencies = await timeSaves(letters, async (letter) => db.letters.put(await sealLetter(letter)));
      return { latencies, total: await db.letters.count() };
    }),
};
