import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPem } from '../../build/training/ca';
import { databaseName } from '../../center/config';
import { passwordProof } from '../../center/login/proof';
import { openDatabase } from '../../center/store/open';
import { fromHex, toHex } from '../../shared/bytes';
import { unwrap } from '../../shared/errors';
import { isReceiptGenuine, parseReceipt } from '../../shared/sync/receipt';
import { Client, defaultPassword, newTls, ownProof, temporaryDir } from '../fixtures/center';
import { type Holder, makeRun } from '../fixtures/parties';
import { freePort } from '../fixtures/postgres';
import { makeScene, type Scene } from '../fixtures/scene';

const program = fileURLToPath(new URL('../../build/center.mjs', import.meta.url));

/** Runs one command to its end. */
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    execFile(process.execPath, [program, ...args], (cause, stdout, stderr) =>
      resolve({ code: typeof cause?.code === 'number' ? cause.code : 0, out: stdout + stderr }),
    );
  });

describe('an operator at the command line', () => {
  const dir = temporaryDir();
  const data = join(dir.path, 'center');
  const tls = newTls();
  let scene: Scene;
  let url: string;
  let receiptKey: string;
  let init: string[];

  beforeAll(async () => {
    scene = await makeScene();
    url = `https://127.0.0.1:${await freePort()}`;
    const file = (name: string, text: string | Uint8Array) => {
      writeFileSync(join(dir.path, name), text);
      return join(dir.path, name);
    };
    init = ['init', '--data', data, '--url', url, '--host', '127.0.0.1'];
    init.push('--tls-cert', file('tls.pem', tls.cert), '--tls-key', file('tls-key.pem', tls.key));
    init.push('--trust', file('ca.pem', scene.world.ca.pem), '--roots', file('root.der', scene.world.root.certificate));
    init.push('--default-password-file', file('password', `${defaultPassword}\n`));
  });
  afterAll(() => dir.remove());

  const serving = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [program, 'serve', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString();
    });
    while (!out.includes(`listening at ${url}`)) {
      if (child.exitCode !== null) throw new Error(out);
      await sleep(50);
    }
    return child;
  };
  const stop = async (child: ChildProcess) => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    return (await ended)[0] as number | null;
  };
  const enter = async (holder: Holder): Promise<Client> => {
    const client = new Client(url, tls.ca);
    const handedOut = await passwordProof(defaultPassword, holder.certSha256);
    unwrap(await client.changePassword(holder, handedOut, ownProof(holder)));
    unwrap(await client.login(holder, ownProof(holder)));
    return client;
  };

  it('is told what is missing, and nothing is made', async () => {
    const answer = await run('init', '--data', data);
    expect([answer.code, answer.out]).toEqual([2, expect.stringContaining('--url is missing')]);
    const wrong = await run(...init.map((arg) => (arg === url ? 'http://127.0.0.1' : arg)));
    expect([wrong.code, wrong.out]).toEqual([2, expect.stringContaining('url')]);
    expect(() => statSync(data)).toThrow('ENOENT');
  });

  it('makes a center once; its key and its configuration are for the owner’s eyes', async () => {
    const made = await run(...init);
    expect(made.code).toBe(0);
    receiptKey = /set-up file: ([0-9a-f]{64})/.exec(made.out)![1]!;
    for (const name of ['center.json', 'receipt-key.pem']) expect(statSync(join(data, name)).mode & 0o777).toBe(0o600);
    const before = readFileSync(join(data, 'receipt-key.pem'), 'utf8');
    const again = await run(...init);
    expect([again.code, again.out]).toEqual([2, expect.stringContaining('exists already')]);
    expect(readFileSync(join(data, 'receipt-key.pem'), 'utf8')).toBe(before);
    expect(before).not.toContain(toPem(scene.world.root.certificate));
  });

  it('runs it, stops it, runs it again, and nothing is lost', async () => {
    const { world, officer, desk, keys } = scene;
    const first = await serving();
    const root = await enter(world.root);
    for (const entry of world.log) unwrap(await root.post('/v1/directory/add', entry));
    const guest = await enter(officer);
    const receipts = unwrap(await guest.push(await makeRun(desk, keys, { count: 3 }), officer));
    expect(await isReceiptGenuine(parseReceipt(receipts[0]!), fromHex(receiptKey))).toBe(true);
    expect(await stop(first)).toBe(0);
    const second = await serving();
    const page = unwrap(await guest.pull());
    expect(page.entries.map((entry) => toHex(entry.receipt))).toEqual(receipts.map(toHex));
    for (const client of [root, guest]) client.close();
    expect(await stop(second)).toBe(0);
  });

  it('verifies the store, and is shown the very place where a bit has flipped', async () => {
    const sound = await run('verify', '--data', data);
    expect([sound.code, sound.out]).toEqual([0, expect.stringMatching(/sound {4}stream .*: 3 entries by 1 desks/)]);
    const database = await openDatabase({ kind: 'pglite', dir: join(data, databaseName) }, () => undefined);
    await database.query('UPDATE unit_log SET batch = set_byte(batch, 300, get_byte(batch, 300) # 1) WHERE seq = 2');
    await database.close();
    const damaged = await run('verify', '--data', data);
    expect([damaged.code, damaged.out]).toEqual([
      1,
      expect.stringMatching(/DAMAGED {2}stream [0-9a-f]{32}\/\d+: entry 2, batch/),
    ]);
    expect(damaged.out).toMatch(/sound {4}directory/);
  });
});
