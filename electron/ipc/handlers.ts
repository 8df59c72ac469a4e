import type { CallInput, CallName, CallOutput } from '../../shared/ipc/contract';

/** One function per call; it gets parsed input and answers plain data, or throws a DeskFailure. */
export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>) => Promise<CallOutput<N>> | CallOutput<N>;
};

/** The calls of one domain. `unlockedOnly` names those that are refused with LOCKED while the desk is locked. */
export interface HandlerSet<N extends CallName> {
  readonly handlers: Pick<Handlers, N>;
  readonly unlockedOnly: readonly N[];
}
