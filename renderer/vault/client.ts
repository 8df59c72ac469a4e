import { fail, type Result } from '../../shared/errors';
import type { Desk } from '../../shared/ipc/desk';
import { startTrustedWorker } from '../trusted-worker';
import type { OpenInput, VaultCall, VaultEvents, VaultInput, VaultOutput } from './api';
import { importInParts } from './import-parts';
import { type FromWorker, type PortName, type Ports, portNames, type ToWorker } from './messages';
import practiceUrl from './practice.worker?worker&url';
import workerUrl from './worker?worker&url';

/** The page's side of the vault worker. */
export interface VaultClient {
  call<N extends VaultCall>(name: N, input: VaultInput<N>): Promise<Result<VaultOutput<N>>>;
  /** Returns the function that ends the subscription. */
  on<E extends keyof VaultEvents>(event: E, listener: (payload: VaultEvents[E]) => void): () => void;
  /** Ends the worker at once, with every key and letter in it; calls that wait are answered LOCKED. */
  terminate(): void;
}

/** What leaves the page with the message, transferred rather than copied: the key, and the bytes of a scan. */
function handedOver(name: VaultCall, input: unknown): Transferable[] {
  if (name === 'open') return [(input as OpenInput).dek.buffer];
  if (name === 'scan.put') return [(input as VaultInput<'scan.put'>).bytes.buffer];
  return [];
}

/** The worker, as far as the client uses it. */
export type VaultWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** A client over the product's worker and `window.desk`. */
export const createVaultClient = (desk: Desk): VaultClient => connectVault(startTrustedWorker(workerUrl), desk.call);

/** A client over a practice vault, whose worker is given no port at all. */
export const createPracticeClient = (): VaultClient => connectVault(startTrustedWorker(practiceUrl), {});

/**
 * A client over any worker that runs `serveVault` and any ports. Benchmarks and tests use this in a plain page:
 *
 *     const ports = { 'journal.append': …, 'journal.retract': …, 'journal.status': …, 'journal.read': … };
 *     const vault = connectVault(new Worker('my-worker.js', { type: 'module' }), ports);
 *     await vault.call('open', { vaultId, dek, certificateSha256, setup });
 *
 * where the worker calls `serveVault(self, openSession)` (serve.ts) with a session of its own: `Vault.open` and calls
 * for sync that answer nothing. Ports that are absent answer OFFLINE.
 */
export function connectVault(worker: VaultWorker, ports: Partial<Ports>): VaultClient {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Map<keyof VaultEvents, Set<(payload: never) => void>>();
  let lastId = 0;
  let ended = false;

  const post = (message: ToWorker, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  const end = (code: 'LOCKED' | 'INTERNAL'): void => {
    ended = true;
    worker.terminate();
    for (const resolve of waiting.values()) resolve(fail(code));
    waiting.clear();
    listeners.clear();
  };

  const relay = async (name: PortName, input: unknown): Promise<Result<unknown>> => {
    const port = ports[name] as ((input: unknown) => Promise<Result<unknown>>) | undefined;
    if (!port || !portNames.includes(name)) return fail('OFFLINE');
    try {
      return await port(input);
    } catch {
      // Main is gone or refused to answer; the worker's own error says what that means for it.
      return fail('INTERNAL');
    }
  };

  worker.onerror = () => end('INTERNAL');
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'result') {
      waiting.get(data.id)?.(data.result);
      waiting.delete(data.id);
    } else if (data.type === 'event') {
      for (const listener of listeners.get(data.name) ?? []) listener(data.payload as never);
    } else {
      void relay(data.name, data.input).then((result) => {
        if (!ended) post({ type: 'answer', id: data.id, result });
      });
    }
  };

  const call: VaultClient['call'] = (name, input) => {
    if (ended) return Promise.resolve(fail('LOCKED'));
    return new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve as (result: Result<unknown>) => void);
      post({ type: 'call', id, name, input }, handedOver(name, input));
    });
  };
  const importLetters = (input: VaultInput<'import.letters'>) =>
    importInParts((part) => call('import.letters', part), input);

  return {
    call: ((name, input) =>
      name === 'import.letters'
        ? importLetters(input as VaultInput<'import.letters'>)
        : call(name, input)) as typeof call,
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (payload: never) => void));
      return () => set.delete(listener as (payload: never) => void);
    },
    terminate: () => end('LOCKED'),
  };
}
