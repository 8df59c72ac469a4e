import { MemoryScans } from '../../renderer/vault/testing/memory-scans';
import 'fake-indexeddb/auto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameHeaderBytes } from '../../electron/files/frame';
import { type Journal, openJournal } from '../../electron/files/journal';
import { fold } from '../../renderer/vault/fold';
import type { FileCopy } from '../../renderer/vault/ports';
import { VaultDb } from '../../renderer/vault/store/db';
import { noSync } from '../../renderer/vault/sync-facts';
import { letter, testDirectory } from '../../renderer/vault/testing/fakes';
import { Vault } from '../../renderer/vault/vault';
import { randomId } from '../../shared/bytes';
import { importSecret } from '../../shared/crypto/hkdf';
import { toResult, unwrap } from '../../shared/errors';

/** The vault over the journal file that the desk really writes, with a broken frame in its middle. */
let folder: string;
let file: string;
let vaultId: string;
let journal: Journal | null = null;
let alarms: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-journal-'));
  file = join(folder, 'journal.kj');
  vaultId = randomId();
  alarms = [];
});

afterEach(async () => {
  await journal?.close();
  journal = null;
  rmSync(folder, { recursive: true, force: true });
});

const copyOver = (opened: Journal): FileCopy => ({
  append: (rows) => toResult(async () => ({ last: await opened.append(rows) })),
  retract: (n) => toResult(() => opened.retract(n)),
  status: () => toResult(() => opened.status()),
  read: (from, maxBytes) => toResult(() => opened.read(from, maxBytes)),
  restart: () => toResult(() => opened.restart()),
});

/** The desk starts: main opens the file, the worker the vault. */
async function start(): Promise<Vault> {
  await journal?.close();
  journal = await openJournal(file);
  return Vault.open({
    vaultId,
    dek: await importSecret(new Uint8Array(32).fill(7)),
    ports: { files: copyOver(journal), scans: new MemoryScans(), directory: testDirectory(), now: Date.now },
    facts: noSync,
    emit: (name, payload) => {
      if (name === 'alarm') alarms.push(payload);
    },
  });
}

const save = async (vault: Vault, n: number): Promise<string> =>
  unwrap(await vault.call('letter.save', { changes: letter(n) })).recId;

const total = async (vault: Vault): Promise<number> => unwrap(await vault.call('list.counts', {})).total;

async function withLetters(count: number, fold_ = false): Promise<Vault> {
  const vault = await start();
  for (let n = 1; n <= count; n++) await save(vault, n);
  if (fold_) await fold(vault.core);
  return vault;
}

/** Flips a bit in row `row` of the file while the desk is closed. */
async function breakRow(vault: Vault, row: number): Promise<Buffer> {
  vault.core.db.close();
  await journal?.close();
  journal = null;
  const bytes = readFileSync(file);
  let at = 0;
  for (let n = 1; n < row; n++) at += frameHeaderBytes + bytes.readUInt32BE(at);
  bytes[at + frameHeaderBytes + 3]! ^= 1;
  writeFileSync(file, bytes);
  return bytes;
}

/** Every letter opens, one more can be saved, and the file alone suffices again. */
async function expectSound(vault: Vault, letters: number): Promise<void> {
  expect(await total(vault)).toBe(letters);
  await save(vault, 90);
  vault.core.db.close();
  await VaultDb.delete(`vault-${vaultId}`);
  alarms.length = 0;
  const fromFile = await start();
  expect(await total(fromFile)).toBe(letters + 1);
  expect(alarms).toEqual([]);
  fromFile.core.db.close();
}

describe('a frame in the middle of the file copy is broken', () => {
  const damaged = { error: { code: 'VAULT_DAMAGED', params: { row: 3 } } };

  it('nothing folded yet: every letter is there, the officer is told, saving goes on, the broken file is kept', async () => {
    const broken = await breakRow(await withLetters(6), 3);
    const again = await start();
    expect(alarms).toEqual([damaged]);
    expect(readFileSync(`${file}.aside-1`).equals(broken)).toBe(true);
    await expectSound(again, 6);
  });

  it('all folded: the same', async () => {
    const broken = await breakRow(await withLetters(6, true), 3);
    const again = await start();
    expect(alarms).toContainEqual(damaged);
    expect(readFileSync(`${file}.aside-1`).equals(broken)).toBe(true);
    await expectSound(again, 6);
  });

  it('and IndexedDB was wiped as well: what stands before the broken frame comes back, the rest stays in the kept file', async () => {
    const broken = await breakRow(await withLetters(6), 3);
    await VaultDb.delete(`vault-${vaultId}`);
    const again = await start();
    expect(alarms).toEqual([damaged]);
    expect(again.outcome.rebuilt).toEqual({ rows: 2 });
    expect(readFileSync(`${file}.aside-1`).equals(broken)).toBe(true);
    await expectSound(again, 2);
  });

  it('once it was begun anew, later starts set nothing aside', async () => {
    await breakRow(await withLetters(3), 2);
    for (let times = 0; times < 3; times++) (await start()).core.db.close();
    expect(readdirSync(folder).sort()).toEqual(['journal.kj', 'journal.kj.aside-1']);
  });
});
