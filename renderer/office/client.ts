import { fail, type Result } from '../../shared/errors';
import { startTrustedWorker } from '../trusted-worker';
import type { OfficeCall, OfficeInput, OfficeOutput } from './api';
import type { FromOffice, ToOffice } from './messages';
import workerUrl from './worker?worker&url';

/** The page's side of the office worker. */
export interface OfficeClient {
  call<N extends OfficeCall>(name: N, input: OfficeInput<N>): Promise<Result<OfficeOutput<N>>>;
  /** Ends the worker at once with every document in it; calls that wait are answered LOCKED. Later calls start a new one. */
  terminate(): void;
}

type OfficeWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** A client whose worker starts with the first document that is asked for. */
export function createOfficeClient(start: () => OfficeWorker = () => startTrustedWorker(workerUrl)): OfficeClient {
  const waiting = new Map<number, (result: Result<never>) => void>();
  let worker: OfficeWorker | null = null;
  let lastId = 0;

  const end = (code: 'LOCKED' | 'INTERNAL'): void => {
    worker?.terminate();
    worker = null;
    for (const resolve of waiting.values()) resolve(fail(code));
    waiting.clear();
  };
  const running = (): OfficeWorker => {
    if (worker) return worker;
    worker = start();
    worker.onerror = () => end('INTERNAL');
    worker.onmessage = ({ data }: MessageEvent<FromOffice>) => {
      waiting.get(data.id)?.(data.result as Result<never>);
      waiting.delete(data.id);
    };
    return worker;
  };

  return {
    call: (name, input) =>
      new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        const message: ToOffice = { id, name, input };
        running().postMessage(message);
      }),
    terminate: () => end('LOCKED'),
  };
}
