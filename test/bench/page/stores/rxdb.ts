import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxJsonSchema,
} from 'rxdb/plugins/core';
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js';
import { RxDBQueryBuilderPlugin } from 'rxdb/plugins/query-builder';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Letter } from '../../../../shared/model/letter';
import { firstRows, type Store } from '../../contract';
import { byArrival, firstDates, listAnswer, rowId, timeFill, timeSaves } from '../letters';

addRxPlugin(RxDBQueryBuilderPlugin);

interface Doc {
  id: string;
  arrivedOn: string;
  letter: Letter;
}

const schema: RxJsonSchema<Doc> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    arrivedOn: { type: 'string', maxLength: 10 },
    letter: { type: 'object' },
  },
  required: ['id', 'arrivedOn', 'letter'],
  indexes: ['arrivedOn'],
  encrypted: ['letter'],
};

async function withLetters<T>(work: (letters: RxCollection<Doc>) => Promise<T>): Promise<T> {
  const db: RxDatabase = await createRxDatabase({
    name: 'rxdb',
    multiInstance: false,
    eventReduce: false,
    storage: wrappedKeyEncryptionCryptoJsStorage({
      storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    }),
    password: '0123456789abcdef0123456789abcdef',
  });
  try {
    const { letters } = await db.addCollections<{ letters: RxCollection<Doc> }>({ letters: { schema } });
    return await work(letters);
  } finally {
    await db.close();
  }
}

const asDoc = (letter: Letter): Doc => ({
  id: rowId(letter.registerNo ?? ''),
  arrivedOn: letter.arrivedOn,
  letter,
});

const lettersOf = (docs: readonly Doc[]): Letter[] => docs.map((doc) => doc.letter);

/** RxDB with its free encryption (crypto-js AES-CBC, no MAC): the letter sealed as one field, the arrival date in clear. */
export const rxdb: Store = {
  fill: (chunks) =>
    withLetters((collection) =>
      timeFill(chunks, async (letters) => {
        for (let at = 0; at < letters.length; at += 2000) {
          const { error } = await collection.bulkInsert(letters.slice(at, at + 2000).map(asDoc));
          if (error.length > 0) throw new Error(`${error.length} documents refused`);
        }
      }),
    ),

  async openList() {
    const start = performance.now();
    return withLetters(async (collection) => {
      const letters = lettersOf(await collection.find().exec()).sort(byArrival);
      return { ms: performance.now() - start, answer: listAnswer(letters) };
    });
  },

  async firstPage() {
    const start = performance.now();
    return withLetters(async (collection) => {
      const docs = await collection.find({ sort: [{ arrivedOn: 'desc' }], limit: firstRows }).exec();
      const dates = firstDates(lettersOf(docs));
      return { ms: performance.now() - start, answer: dates };
    });
  },

  save: (letters) =>
    withLetters(async (collection) => {
      const latencies = await timeSaves(letters, (letter) => collection.insert(asDoc(letter)));
      return { latencies, total: await collection.count().exec() };
    }),
};
