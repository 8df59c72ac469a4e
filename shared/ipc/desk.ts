import type { Result } from '../errors';
import type { CallInput, CallName, CallOutput, EventName, EventPayload } from './contract';

/** What the preload puts on `window.desk`: one function per call and one subscription per event. */
export type Desk = {
  readonly call: { readonly [N in CallName]: (input: CallInput<N>) => Promise<Result<CallOutput<N>>> };
  readonly on: {
    /** Returns the function that ends the subscription. */
    readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void;
  };
};

declare global {
  interface Window {
    readonly desk: Desk;
  }
}
