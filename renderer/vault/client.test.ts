import { scanStoreOver } from './scans/store';
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { randomId } from '../../shared/bytes';
import { importSecret } from '../../shared/crypto/hkdf';
import { DeskFailure } from '../../shared/errors';
import { connectVault, type VaultWorker } from './client';
import type { FromWorker, Ports, ToWorker } from './messages';
import { fileCopyOver, type OpenSession, type Scope, serveVault } from './serve';
import { noSync } from './sync-facts';
import { letter, MemoryFile, testDirectory } from './testing/fakes';
import { Vault } from './vault';

const offline = async (): Promise<never> => {
  throw new DeskFailure('OFFLINE');
};

/** Worker and page in one thread, with messages copied between them as a browser does. */
function connected(file = new MemoryFile()) {
  const keys: Uint8Array[] = [];
  const openSession: OpenSession = async (input, ports, emit) => {
    keys.push(input.dek);
    const directory = testDirectory();
    const dek = await importSecret(input.dek);
    const vaultPorts = { files: fileCopyOver(ports), scans: scanStoreOver(ports), directory, now: Date.now };
    const vault = await Vault.open({ vaultId: input.vaultId, dek, ports: vaultPorts, facts: noSync, emit });
    const whoami = async () => directory.me();
    const calls = {
      'sync.status': offline,
      'sync.run': offline,
      'sync.acknowledge': offline,
      'directory.view': offline,
      whoami,
    };
    return { vault, identity: directory.me, calls };
  };
  const worker: VaultWorker = {
    postMessage: (message: ToWorker, transfer: Transferable[]) => {
      const data = structuredClone(message, { transfer });
      queueMicrotask(() => scope.onmessage?.({ data } as MessageEvent<ToWorker>));
    },
    terminate: () => {
      scope.onmessage = null;
      worker.onmessage = null;
    },
    onmessage: null,
    onerror: null,
  } as VaultWorker;
  const scope: Scope = {
    onmessage: null,
    postMessage: (message: FromWorker) => {
      const data = structuredClone(message);
      queueMicrotask(() => worker.onmessage?.call(worker as Worker, { data } as MessageEvent<FromWorker>));
    },
  };
  serveVault(scope, openSession);
  const ports: Partial<Ports> = {
    'journal.append': ({ rows }) => file.append(rows),
    'journal.retract': ({ n }) => file.retract(n),
    'journal.status': () => file.status(),
    'journal.read': ({ from, maxBytes }) => file.read(from, maxBytes) as ReturnType<Ports['journal.read']>,
    'journal.restart': () => file.restart(),
  };
  return { client: connectVault(worker, ports), keys, file };
}

const opening = () => ({
  vaultId: randomId(),
  dek: new Uint8Array(32).fill(7),
  certificateSha256: '00'.repeat(32),
  setup: new Uint8Array(0),
});

describe('the page and the vault worker', () => {
  it('open, save and list, with what changed told as events', async () => {
    const { client, file } = connected();
    const changed: string[] = [];
    client.on('changed', ({ what }) => changed.push(what));
    expect(await client.call('open', opening())).toMatchObject({ ok: true, value: { letters: 0 } });
    expect(await client.call('letter.save', { changes: letter(1) })).toMatchObject({ ok: true });
    expect(await client.call('list.open', { text: 'thu hoi dat' })).toMatchObject({ ok: true, value: { total: 1 } });
    expect(changed).toEqual(['letters']);
    expect(file.rows).toHaveLength(1);
  });

  it('the key leaves the page when it is sent and is wiped in the worker', async () => {
    const { client, keys } = connected();
    const input = opening();
    await client.call('open', input);
    expect(input.dek).toHaveLength(0);
    expect(keys[0]!.every((byte) => byte === 0)).toBe(true);
  });

  it('nothing is answered before opening, after closing, or once the worker was ended', async () => {
    const { client } = connected();
    const locked = { ok: false, error: { code: 'LOCKED' } };
    expect(await client.call('list.counts', {})).toEqual(locked);
    await client.call('open', opening());
    expect(await client.call('open', opening())).toEqual({ ok: false, error: { code: 'NOT_ALLOWED' } });
    expect(await client.call('close', {})).toEqual({ ok: true, value: {} });
    expect(await client.call('list.counts', {})).toEqual(locked);
    const waiting = client.call('list.counts', {});
    client.terminate();
    expect(await waiting).toEqual(locked);
    expect(await client.call('list.counts', {})).toEqual(locked);
  });

  it('input that is not what the call takes is refused, and so are calls that do not exist', async () => {
    const { client } = connected();
    await client.call('open', opening());
    const bad = { ok: false, error: { code: 'BAD_INPUT' } };
    expect(await client.call('letter.get', { recId: '../../etc' })).toMatchObject(bad);
    expect(await client.call('list.rows', { view: 1, from: 0, count: 1e9 })).toMatchObject(bad);
    expect(await client.call('list.rows', { view: 99, from: 0, count: 1 })).toEqual({
      ok: false,
      error: { code: 'STALE_VIEW' },
    });
    expect(await client.call('constructor' as 'whoami', {})).toEqual({ ok: false, error: { code: 'UNKNOWN_CALL' } });
    expect(await client.call('letter.get', { recId: '0'.repeat(32) })).toEqual({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });

  it('a port that the page does not offer is answered as offline', async () => {
    const { client } = connected();
    await client.call('open', opening());
    expect(await client.call('sync.run', {})).toEqual({ ok: false, error: { code: 'OFFLINE' } });
  });
});
