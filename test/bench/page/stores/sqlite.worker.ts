import type { Letter } from '../../../../shared/model/letter';
import { firstRows, type Query, type SearchAnswer } from '../../contract';
import { HitSet, searchText, tokens } from '../../text';
import { byArrival, firstDates, listAnswer, rowId, timeSaves } from '../letters';
import { timeCall } from '../timing';
import type { SqliteCalls, SqliteRequest } from './sqlite';
import { type Database, openDatabase } from './sqlite-api';

let open: Promise<Database> | undefined;

const schema = `create table if not exists letters(id text unique, arrived text, kind text, number text, json text);
  create index if not exists by_arrival on letters(arrived);`;
const fullText = `create virtual table if not exists words using fts5(
  text, tokenize='unicode61 remove_diacritics 2', content='', columnsize=0);`;

const values = (letter: Letter): string[] => {
  const number = letter.registerNo ?? '';
  return [rowId(number), letter.arrivedOn, letter.kind, number, JSON.stringify(letter)];
};
const insert = 'insert into letters values(?,?,?,?,?)';

function readLetters(db: Database, sql: string): Letter[] {
  const letters: Letter[] = [];
  const rows = db.prepare(sql);
  while (rows.step()) letters.push(JSON.parse(String(rows.get(0))) as Letter);
  rows.finalize();
  return letters;
}

/** FTS5's query for it; null where its index has no such search. */
function ftsQuery(query: Query): string | null {
  if (query.class === 'part') return null;
  if (query.class === 'phrase') return `"${query.text}"`;
  return tokens(query.text)
    .map((token) => `"${token}"`)
    .join(' ');
}

function search(db: Database, queries: readonly Query[]): SearchAnswer {
  const count = db.prepare('select count(*) from words where words match ?');
  const newest = db.prepare(`select rowid from words where words match ? order by rowid desc limit ${firstRows}`);
  const all = db.prepare('select number from letters where rowid in (select rowid from words where words match ?)');
  const once = (text: string): void => {
    count.bind([text]).stepReset();
    newest.bind([text]);
    while (newest.step()) newest.get(0);
    newest.reset();
  };
  const hits = (text: string): string => {
    const set = new HitSet();
    all.bind([text]);
    while (all.step()) set.add(String(all.get(0)));
    all.reset();
    return set.toString();
  };
  const answers = queries.map((query) => {
    const text = ftsQuery(query);
    if (text === null) return null;
    return { ms: timeCall(() => once(text)), hits: hits(text) };
  });
  for (const statement of [count, newest, all]) statement.finalize();
  return { buildMs: null, queries: answers };
}

const calls: SqliteCalls = {
  async open({ cipher }) {
    open = openDatabase(cipher);
    await open;
  },
  async create({ withFullText }) {
    const db = await open!;
    db.exec(schema);
    if (withFullText) db.exec(fullText);
  },
  async store({ letters, withFullText }) {
    const db = await open!;
    const rows = db.prepare(insert);
    const texts = withFullText ? db.prepare('insert into words(rowid, text) values(last_insert_rowid(), ?)') : null;
    db.exec('begin');
    for (const letter of letters) {
      rows.bind(values(letter)).stepReset();
      texts?.bind([searchText(letter)]).stepReset();
    }
    db.exec('commit');
    rows.finalize();
    texts?.finalize();
  },
  async list() {
    const rows = readLetters(await open!, 'select json from letters').sort(byArrival);
    const ready = performance.timeOrigin + performance.now();
    return { ready, answer: listAnswer(rows) };
  },
  async first() {
    const sql = `select json from letters order by arrived desc limit ${firstRows}`;
    return firstDates(readLetters(await open!, sql));
  },
  async save({ letters }) {
    const db = await open!;
    const rows = db.prepare(insert);
    const latencies = await timeSaves(letters, async (letter) => rows.bind(values(letter)).stepReset());
    rows.finalize();
    const count = db.prepare('select count(*) from letters');
    count.step();
    const total = Number(count.get(0));
    count.finalize();
    return { latencies, total };
  },
  async search({ queries }) {
    return search(await open!, queries);
  },
  async close() {
    (await open!).close();
  },
};

self.onmessage = async ({ data }: MessageEvent<SqliteRequest>) => {
  try {
    const run = calls[data.name] as (input: SqliteRequest['input']) => Promise<unknown>;
    self.postMessage({ value: await run(data.input) });
  } catch (cause) {
    self.postMessage({ failure: String(cause) });
  }
};
