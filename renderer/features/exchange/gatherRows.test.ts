import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../shared/errors';
import type { ListRow } from '../../vault/api';
import type { VaultPort } from '../common/vault';
import { type Gathering, gatherRows } from './gatherRows';

interface Asked {
  readonly name: string;
  readonly from?: number;
}

/** A vault of `total` letters whose views it drops at the given asks for rows (from 1). */
function vaultOf(total: number, drops: readonly number[] = []) {
  const asked: Asked[] = [];
  let asks = 0;
  const call = async (name: string, input: { from: number; count: number }) => {
    asked.push(name === 'list.rows' ? { name, from: input.from } : { name });
    if (name === 'list.open') return ok({ view: 1, total, rows: [], tookMs: 0 });
    asks += 1;
    if (drops.includes(asks)) return fail('STALE_VIEW');
    const count = Math.max(0, Math.min(input.count, total - input.from));
    return ok({ rows: Array.from({ length: count }, (_, i) => ({ recId: `r${input.from + i}` })) });
  };
  return { asked, vault: { call } as unknown as VaultPort };
}

const gather = (vault: VaultPort, change: Partial<Gathering> = {}) =>
  gatherRows(vault, {
    query: {},
    marks: null,
    most: 100_000,
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...change,
  });
const ids = (rows: readonly ListRow[]) => rows.map(({ recId }) => recId);

describe('rows for a file', () => {
  it('are all there once, in order, and each slice tells how far it is', async () => {
    const told: number[][] = [];
    const rows = await gather(vaultOf(2345).vault, { onProgress: (...now) => told.push(now) });
    expect(rows.ok && rows.value && ids(rows.value)).toEqual(Array.from({ length: 2345 }, (_, i) => `r${i}`));
    expect(told).toEqual([
      [1000, 2345],
      [2000, 2345],
      [2345, 2345],
    ]);
  });

  it('begin anew when the vault dropped the view on the way, and give up when that goes on', async () => {
    const once = await gather(vaultOf(2345, [2]).vault);
    expect(once.ok && once.value?.length).toBe(2345);
    const always = await gather(vaultOf(2345, [1, 2, 3, 4, 5]).vault);
    expect(always).toEqual(fail('STALE_VIEW'));
  });

  it('that are marked are looked for first where they stood, then wherever they are now', async () => {
    const { vault, asked } = vaultOf(9000);
    const near = await gather(vault, {
      marks: new Map([
        ['r8001', 8001],
        ['r8500', 8500],
      ]),
    });
    expect(near.ok && near.value && ids(near.value)).toEqual(['r8001', 'r8500']);
    expect(asked.filter(({ name }) => name === 'list.rows').map(({ from }) => from)).toEqual([8000]);
    const moved = await gather(vault, {
      marks: new Map([
        ['r8001', 5],
        ['r3', 8500],
      ]),
    });
    expect(moved.ok && moved.value && ids(moved.value)).toEqual(['r3', 'r8001']);
  });

  it('stop when they are told to', async () => {
    const { vault, asked } = vaultOf(9000);
    const stop = new AbortController();
    const rows = await gather(vault, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(rows).toEqual(ok(null));
    expect(asked.filter(({ name }) => name === 'list.rows')).toHaveLength(1);
  });

  it('are not gathered at all when they are more than the file takes', async () => {
    const { vault, asked } = vaultOf(9000);
    expect(await gather(vault, { most: 5000 })).toEqual(fail('EXPORT_TOO_MANY', { most: 5000, count: 9000 }));
    expect(asked.some(({ name }) => name === 'list.rows')).toBe(false);
  });
});
