import type { ListRow } from '../../../../renderer/vault/api';
import { connectVault, type VaultClient } from '../../../../renderer/vault/client';
import { unwrap } from '../../../../shared/errors';
import { firstRows, type Query, type QueryAnswer, type Store } from '../../contract';
import { HitSet } from '../../text';
import { journalOverLoopback } from '../file-copy';
import { timeFill, timeSaves } from '../letters';
import { median, repetitions } from '../timing';
import { vaultId } from '../vault-id';

const rowsAtOnce = 1000;

/** Workers stay until the page goes, so that what they hold can be weighed. */
async function openVault(encrypted: boolean): Promise<VaultClient> {
  const name = encrypted ? 'vault' : 'without-encryption';
  const worker = new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module', name });
  const vault = connectVault(worker, await journalOverLoopback());
  const dek = new Uint8Array(32).fill(7);
  unwrap(await vault.call('open', { vaultId, dek, certificateSha256: 'c0'.repeat(32), setup: new Uint8Array(0) }));
  return vault;
}

const byArrival = { sort: { column: 'arrivedOn', descending: true } } as const;
const byNumber = { sort: { column: 'registerNo', descending: true } } as const;

const datesOf = (rows: readonly ListRow[]): string[] => rows.slice(0, firstRows).map((row) => row.arrivedOn);

/** How the search box asks: a space ends the last word, quotes make a phrase, numbers are found anywhere. */
function asTyped({ class: kind, text }: Query): string {
  if (kind === 'phrase') return `"${text}"`;
  return kind === 'words' ? `${text} ` : text;
}

async function search(vault: VaultClient, query: Query): Promise<QueryAnswer> {
  const text = asTyped(query);
  const times: number[] = [];
  const inside: number[] = [];
  let hits = '';
  for (let i = 0; i < repetitions; i++) {
    const start = performance.now();
    const view = unwrap(await vault.call('list.open', { text }));
    times.push(performance.now() - start);
    inside.push(view.tookMs);
    if (i > 0) continue;
    const set = new HitSet();
    for (let from = 0; from < view.total; from += rowsAtOnce) {
      const { rows } = unwrap(await vault.call('list.rows', { view: view.view, from, count: rowsAtOnce }));
      for (const row of rows) set.add(row.registerNo);
    }
    hits = set.toString();
  }
  const found: number[] = [];
  for (let i = 0; i < repetitions; i++) {
    found.push(unwrap(await vault.call('list.open', { text, rows: 0 })).tookMs);
  }
  return { ms: median(times), insideMs: median(inside), findMs: median(found), hits };
}

/** The product's vault worker behind its own client; the file copy is the product's too, reached over loopback. */
export function ours(encrypted: boolean): Store {
  return {
    async fill(chunks) {
      const vault = await openVault(encrypted);
      const ms = await timeFill(chunks, async (letters) => {
        unwrap(await vault.call('import.letters', { letters }));
      });
      unwrap(await vault.call('close', {}));
      return ms;
    },

    async openList() {
      const start = performance.now();
      const vault = await openVault(encrypted);
      const list = unwrap(await vault.call('list.open', byArrival));
      const ms = performance.now() - start;
      const numbers = unwrap(await vault.call('list.open', byNumber));
      const from = numbers.total >> 1;
      const { rows } = unwrap(await vault.call('list.rows', { view: numbers.view, from, count: firstRows }));
      const middle = rows.map((row) => `${row.registerNo}|${row.arrivedOn}|${row.kind}|${row.summary}`);
      return { ms, answer: { total: list.total, dates: datesOf(list.rows), middle } };
    },

    async firstPage() {
      const start = performance.now();
      const vault = await openVault(encrypted);
      const { rows } = unwrap(await vault.call('list.open', byArrival));
      return { ms: performance.now() - start, answer: datesOf(rows) };
    },

    async save(letters) {
      const vault = await openVault(encrypted);
      const latencies = await timeSaves(letters, async (changes) => {
        unwrap(await vault.call('letter.save', { changes }));
      });
      return { latencies, total: unwrap(await vault.call('list.counts', {})).total };
    },

    async search(queries) {
      // From nothing open to the first answer: the text is read, opened and indexed on the way.
      const start = performance.now();
      const vault = await openVault(encrypted);
      unwrap(await vault.call('list.open', { text: 'x ' }));
      const buildMs = performance.now() - start;
      for (const query of queries.slice(0, 8)) await search(vault, query);
      const answers: QueryAnswer[] = [];
      for (const query of queries) answers.push(await search(vault, query));
      return { buildMs, queries: answers };
    },
  };
}
