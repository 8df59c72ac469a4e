import Dexie, { type Table } from 'dexie';
import { firstRows, type Store } from '../../contract';
import { asRow, byArrival, firstDates, listAnswer, type Row, timeFill, timeSaves } from '../letters';

class Letters extends Dexie {
  declare readonly letters: Table<Row, string>;
  constructor() {
    super('dexie-plain', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ letters: 'id, arrivedOn, kind, registerNo' });
  }
}

async function withDb<T>(work: (db: Letters) => Promise<T>): Promise<T> {
  const db = new Letters();
  await db.open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** Dexie as its guide has it: a row per letter, three indexes, no encryption. */
export const dexiePlain: Store = {
  fill: (chunks) => withDb((db) => timeFill(chunks, (letters) => db.letters.bulkPut(letters.map(asRow)))),

  async openList() {
    const start = performance.now();
    return withDb(async (db) => {
      const rows = (await db.letters.toArray()).sort(byArrival);
      return { ms: performance.now() - start, answer: listAnswer(rows) };
    });
  },

  async firstPage() {
    const start = performance.now();
    return withDb(async (db) => {
      const rows = await db.letters.orderBy('arrivedOn').reverse().limit(firstRows).toArray();
      return { ms: performance.now() - start, answer: firstDates(rows) };
    });
  },

  save: (letters) =>
    withDb(async (db) => {
      const latencies = await timeSaves(letters, (letter) => db.letters.put(asRow(letter)));
      return { latencies, total: await db.letters.count() };
    }),
};
