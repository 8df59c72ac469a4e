import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { practiceOpening, startPractice } from '../../../test/fixtures/practice-vault';
import type { VaultCall } from '../api';
import type { VaultClient } from '../client';
import { eventually } from '../testing/eventually';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const real = 'riêng của sổ thật';
const invented = 'riêng của thực hành';

/** Everything that a vault tells about letters, drafts, prefs and its log, as one text. */
async function told(ask: (name: never, input: never) => Promise<unknown>): Promise<string> {
  const calls: [VaultCall, unknown][] = [
    ['list.open', {}],
    ['list.open', { text: 'rieng' }],
    ['list.counts', {}],
    ['today.get', {}],
    ['draft.list', {}],
    ['pref.get', { key: 'practice' }],
    ['access.list', { from: 0, count: 100 }],
    ['person.find', { text: 'rieng' }],
    ['conflicts.list', {}],
  ];
  const answers: string[] = [];
  for (const [name, input] of calls) answers.push(JSON.stringify(await ask(name as never, input as never)));
  return answers.join('\n');
}

const askVault =
  (vault: Vault) =>
  async (name: never, input: never): Promise<unknown> =>
    unwrap(await vault.call(name, input));

async function work(ask: (name: never, input: never) => Promise<unknown>, words: string): Promise<string> {
  const changes = letter(1, { summary: `Đơn ${words}`, senders: [{ name: `Người ${words}`, address: words }] });
  const { recId } = (await ask('letter.save' as never, { changes } as never)) as { recId: string };
  await ask('letter.note' as never, { recId, text: words } as never);
  await ask('letter.get' as never, { recId } as never);
  await ask('draft.put' as never, { key: 'new', value: words } as never);
  await ask('pref.put' as never, { key: 'practice', value: words } as never);
  return recId;
}

const databases = () => Dexie.getDatabaseNames();

let practising: VaultClient | null = null;
afterEach(async () => {
  await practising?.call('close', {});
  practising = null;
});

describe('a practice vault', () => {
  it('shows nothing of the real vault, and nothing of it is shown there or would ever be sent', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const realId = await work(askVault(vault), real);
    // That the letter was opened is logged beside the answer; the row is the real vault's own.
    await eventually(async () =>
      expect(await askVault(vault)('access.list' as never, { from: 0, count: 1 } as never)).toMatchObject({ total: 1 }),
    );
    const rowsBefore = desk.file.rows.length;
    const { client, ask, asked } = startPractice();
    practising = client;
    await ask('open', practiceOpening());
    const practiceId = await work(ask as never, invented);

    const inPractice = await told(ask as never);
    const inReal = await told(askVault(vault));
    expect(inPractice).toContain(invented);
    expect(inPractice).not.toContain(real);
    expect(inReal).toContain(real);
    expect(inReal).not.toContain(invented);
    expect(await client.call('letter.get', { recId: realId })).toMatchObject({ ok: false });
    expect(await vault.call('letter.get', { recId: practiceId })).toMatchObject({ ok: false });

    expect(desk.file.rows.length).toBe(rowsBefore);
    const ops = await vault.ownOpsAfter('', 1000);
    expect(JSON.stringify(ops, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
      invented,
    );
    expect(asked()).toEqual([]);
    await vault.close();
  });

  it('sends nothing, keeps no scan and asks nothing of main even when it is told to', async () => {
    const { client, ask, asked } = startPractice();
    practising = client;
    await ask('open', practiceOpening());
    const recId = await work(ask as never, invented);
    expect(await client.call('sync.run', {})).toMatchObject({ ok: false, error: { code: 'PRACTICE_ONLY' } });
    expect(recId).toMatch(/^[0-9a-f]{32}$/);
    expect(asked()).toEqual([]);
  });

  it('uses neither the id nor the key that it is given, and its database has a practice name', async () => {
    const before = await databases();
    const { client, ask } = startPractice();
    practising = client;
    const input = practiceOpening();
    await ask('open', input);
    const made = (await databases()).filter((name) => !before.includes(name));
    expect(made).toHaveLength(1);
    expect(made[0]).toMatch(/^practice-[0-9a-f]{32}$/);
    expect(made[0]).not.toContain(input.vaultId);
  });

  it('is gone when it is closed, and what a killed one left is gone when the next one opens', async () => {
    const first = startPractice();
    await first.ask('open', practiceOpening());
    await work(first.ask as never, invented);
    await first.ask('close', {});
    expect((await databases()).filter((name) => name.startsWith('practice-'))).toEqual([]);

    const left = new Dexie(`practice-${'ee'.repeat(16)}`);
    left.version(1).stores({ journal: '&n' });
    await left.open();
    left.close();
    const second = startPractice();
    practising = second.client;
    await second.ask('open', practiceOpening());
    expect(await databases()).not.toContain(left.name);
    expect(await told(second.ask as never)).not.toContain(invented);
  });
});
