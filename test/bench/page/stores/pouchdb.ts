import CryptoPouch from 'crypto-pouch';
import PouchDB from 'pouchdb-browser';
import type { Letter } from '../../../../shared/model/letter';
import { firstRows, type Store } from '../../contract';
import { byArrival, firstDates, listAnswer, rowId, timeFill, timeSaves } from '../letters';

PouchDB.plugin(CryptoPouch);

async function withDb<T>(encrypted: boolean, work: (db: PouchDB) => Promise<T>): Promise<T> {
  const db = new PouchDB(encrypted ? 'pouchdb-sealed' : 'pouchdb', { auto_compaction: true });
  try {
    if (encrypted) await db.crypto('0123456789abcdef0123456789abcdef');
    return await work(db);
  } finally {
    await db.close();
  }
}

/** In clear, ids begin with the arrival date: PouchDB's own way to a sorted first page. */
const plainDoc = (letter: Letter) => ({
  _id: `${letter.arrivedOn}-${rowId(letter.registerNo ?? '')}`,
  letter,
});
const sealedDoc = (letter: Letter) => ({ _id: rowId(letter.registerNo ?? ''), letter });

function pouch(encrypted: boolean): Store {
  const asDoc = encrypted ? sealedDoc : plainDoc;
  const all = async (db: PouchDB): Promise<Letter[]> =>
    (await db.allDocs({ include_docs: true })).rows.map((row) => row.doc.letter);
  const store: Store = {
    fill: (chunks) => withDb(encrypted, (db) => timeFill(chunks, (letters) => db.bulkDocs(letters.map(asDoc)))),

    async openList() {
      const start = performance.now();
      return withDb(encrypted, async (db) => {
        const letters = (await all(db)).sort(byArrival);
        return { ms: performance.now() - start, answer: listAnswer(letters) };
      });
    },

    save: (letters) =>
      withDb(encrypted, async (db) => {
        const latencies = await timeSaves(letters, (letter) => db.put(asDoc(letter)));
        return { latencies, total: (await db.allDocs({})).rows.length };
      }),
  };
  if (encrypted) return store;
  return {
    ...store,
    async firstPage() {
      const start = performance.now();
      return withDb(encrypted, async (db) => {
        const page = await db.allDocs({ include_docs: true, descending: true, limit: firstRows });
        return { ms: performance.now() - start, answer: firstDates(page.rows.map((row) => row.doc.letter)) };
      });
    },
  };
}

/** PouchDB in clear; its idb adapter asks for no strict durability. */
export const pouchPlain = pouch(false);
/** PouchDB with crypto-pouch (tweetnacl secretbox, Argon2 at every open). */
export const pouchSealed = pouch(true);
