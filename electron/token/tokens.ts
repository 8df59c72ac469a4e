import { DeskFailure } from '../../shared/errors';
import type { BridgeEvents, TokenBridge } from './bridge';
import type { OperationInput, OperationName, OperationOutput } from './protocol';

/** The bridge to the token process, once the set-up has named the libraries; NOT_CONFIGURED before. */
export class Tokens {
  readonly #open: (modules: readonly string[]) => TokenBridge;
  readonly #subscribe: ((bridge: TokenBridge) => void)[] = [];
  #bridge: TokenBridge | null = null;

  constructor(open: (modules: readonly string[]) => TokenBridge) {
    this.#open = open;
  }

  start(modules: readonly string[]): void {
    const bridge = this.#open(modules);
    for (const subscribe of this.#subscribe) subscribe(bridge);
    this.#bridge = bridge;
  }

  on<E extends keyof BridgeEvents>(event: E, listener: BridgeEvents[E]): void {
    this.#subscribe.push((bridge) => bridge.on(event, listener));
    this.#bridge?.on(event, listener);
  }

  call<N extends OperationName>(name: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    return this.#bridge?.call(name, input) ?? Promise.reject(new DeskFailure('NOT_CONFIGURED'));
  }

  close(): void {
    this.#bridge?.close();
    this.#bridge = null;
  }
}
