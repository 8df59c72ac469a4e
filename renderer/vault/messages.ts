import type { Result } from '../../shared/errors';
import type { CallInput, CallOutput } from '../../shared/ipc/contract';
import type { VaultCall, VaultEvents } from './api';

/** What the worker may ask of main, through the page that relays it: the file copy, the center, the token. */
export const portNames = [
  'journal.append',
  'journal.retract',
  'journal.status',
  'journal.read',
  'journal.restart',
  'scanFile.begin',
  'scanFile.write',
  'scanFile.finish',
  'scanFile.abort',
  'scanFile.keep',
  'scanFile.read',
  'scanFile.list',
  'scanFile.unsettled',
  'scanFile.drop',
  'center.directory',
  'center.appendDirectory',
  'center.grants',
  'center.addGrants',
  'center.push',
  'center.pull',
  'token.sign',
  'token.open',
] as const;
export type PortName = (typeof portNames)[number];

/** The page's end of the ports. `window.desk.call` is one. */
export type Ports = { readonly [N in PortName]: (input: CallInput<N>) => Promise<Result<CallOutput<N>>> };

export type ToWorker =
  | { readonly type: 'call'; readonly id: number; readonly name: VaultCall; readonly input: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> };

export type FromWorker =
  | { readonly type: 'result'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'event'; readonly name: keyof VaultEvents; readonly payload: unknown }
  | { readonly type: 'ask'; readonly id: number; readonly name: PortName; readonly input: unknown };
