import type { IpcMainInvokeEvent } from 'electron';
import { expect, test, vi } from 'vitest';
import { DeskFailure, type Result } from '../../shared/errors';
import { type CallName, channel, contract, errorSchema, events } from '../../shared/ipc/contract';
import { callNames, eventNames } from '../../shared/ipc/names';
import { rightInput, wrongInputs } from '../../test/fixtures/wrongInputs';
import type { Log } from '../log';
import { isTrustedSender, type SenderEvent } from '../security/sender';
import type { Handlers } from './handlers';
import { registerCalls } from './register';

type Invoke = (name: CallName, args: readonly unknown[], event?: SenderEvent) => Promise<Result<unknown>>;

const names = Object.keys(contract) as CallName[];
const pageOf = (url: string, parent: unknown = null, id = 1): SenderEvent => ({
  sender: { id },
  senderFrame: { url, parent },
});
const ourPage = pageOf('app://desk/index.html');

interface Border {
  readonly invoke: Invoke;
  /** Runs for every call that got through. */
  readonly run: ReturnType<typeof vi.fn<(name: CallName, input: unknown) => unknown>>;
  readonly logged: string[];
}

function border({ unlocked = true, unlockedOnly = [] as CallName[] } = {}): Border {
  const run = vi.fn<(name: CallName, input: unknown) => unknown>(() => ({}));
  const logged: string[] = [];
  const log: Log = {
    event: (what) => logged.push(what),
    fault: (where, cause) => logged.push(`${where} ${cause instanceof Error ? cause.constructor.name : typeof cause}`),
  };
  const registered = new Map<string, (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown>();
  // Every call answers through one spy, which no type can follow.
  const handlers = Object.fromEntries(
    names.map((name) => [name, (input: unknown) => run(name, input)]),
  ) as unknown as Handlers;
  registerCalls(
    { handlers, unlockedOnly },
    {
      ipcMain: { handle: (name, listener) => registered.set(name, listener) },
      isTrusted: (event) => isTrustedSender(event, { id: 1 }),
      isUnlocked: () => unlocked,
      log,
    },
  );
  const invoke: Invoke = async (name, args, event = ourPage) =>
    (await registered.get(channel(name))!(event as IpcMainInvokeEvent, ...args)) as Result<unknown>;
  return { invoke, run, logged };
}

test('the preload exposes exactly the calls and events of the contract', () => {
  expect([...callNames].sort()).toEqual([...names].sort());
  expect([...eventNames].sort()).toEqual(Object.keys(events).sort());
});

test.each(names)('%s: each right input reaches its handler', async (name) => {
  const { invoke, run } = border();
  const input = rightInput(contract[name].input);
  await invoke(name, [input]);
  expect(run).toHaveBeenCalledExactlyOnceWith(name, input);
});

test.each(names)('%s: no wrong input reaches its handler, and each is answered with a typed error', async (name) => {
  const { invoke, run } = border();
  const wrong = wrongInputs(contract[name].input);
  expect(wrong.length).toBeGreaterThanOrEqual(20);
  for (const { kind, args } of wrong) {
    const answer = await invoke(name, args);
    if (answer.ok) throw new Error(`${kind} was taken`);
    expect(answer.error.code, kind).toBe('BAD_INPUT');
    errorSchema.parse(answer.error);
  }
  expect(run).not.toHaveBeenCalled();
});

test.each([
  ['a frame inside the page', pageOf('app://desk/index.html', {})],
  ['a page of the Internet', pageOf('https://desk/index.html')],
  ['a host that only begins like ours', pageOf('app://desk.evil/index.html')],
  ['a host that hides behind a user name', pageOf('app://desk@evil/index.html')],
  ['a host in other letters', pageOf('app://DESK/index.html')],
  ['a file', pageOf('file:///desk/index.html')],
  ['an empty page', pageOf('about:blank')],
  ['no page at all', pageOf('')],
  ['a frame that has navigated away', { sender: { id: 1 }, senderFrame: null }],
  ['another window', pageOf('app://desk/index.html', null, 2)],
])('%s is refused every call, whatever it sends', async (_kind, event) => {
  const { invoke, run } = border();
  for (const name of names) {
    const right = rightInput(contract[name].input);
    expect(await invoke(name, [right], event)).toEqual({ ok: false, error: { code: 'BAD_SENDER' } });
    expect(await invoke(name, [null], event)).toEqual({ ok: false, error: { code: 'BAD_SENDER' } });
  }
  expect(run).not.toHaveBeenCalled();
});

test('while the desk is locked, calls that need it unlocked are refused and the others run', async () => {
  const locked = border({ unlocked: false, unlockedOnly: ['token.sign'] });
  const sign = rightInput(contract['token.sign'].input);
  expect(await locked.invoke('token.sign', [sign])).toEqual({ ok: false, error: { code: 'LOCKED' } });
  expect(await locked.invoke('desk.touch', [{}])).toEqual({ ok: true, value: {} });
  const unlocked = border({ unlocked: true, unlockedOnly: ['token.sign'] });
  await unlocked.invoke('token.sign', [sign]);
  expect(unlocked.run).toHaveBeenCalledOnce();
});

test('an expected failure arrives as its code and parameters', async () => {
  const { invoke, run } = border();
  run.mockImplementation(() => {
    throw new DeskFailure('DISK_FULL', { cause: 'ENOSPC' });
  });
  expect(await invoke('desk.touch', [{}])).toEqual({
    ok: false,
    error: { code: 'DISK_FULL', params: { cause: 'ENOSPC' } },
  });
});

test('an exception that quotes its input tells it neither to the page nor to the log', async () => {
  const { invoke, run, logged } = border();
  run.mockImplementation((_name, input) => {
    throw new TypeError(`cannot use ${JSON.stringify(input)}`);
  });
  const input = { serial: 'S1', pin: '93847561', password: 'secret-word' };
  expect(await invoke('desk.unlock', [input])).toEqual({ ok: false, error: { code: 'INTERNAL' } });
  expect(logged).toEqual(['ipc desk.unlock TypeError']);
});

test('an answer that breaks the contract does not leave main', async () => {
  const { invoke, run } = border();
  run.mockImplementation(() => ({ last: 1, dek: new Uint8Array(32) }));
  const input = rightInput(contract['journal.append'].input);
  expect(await invoke('journal.append', [input])).toEqual({ ok: false, error: { code: 'INTERNAL' } });
});
