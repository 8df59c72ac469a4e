/**
 * Carries values and calls between the page's world and the isolated world, as Electron's contextBridge does: values
 * are copied, functions and promises become proxies, calls are synchronous. The carrier is a CustomEvent on the
 * document whose `detail` Chromium clones between worlds while it is dispatched; its name is secret.
 * Not carried, unlike in Electron: symbols and DOM elements.
 */
type AnyFunction = (...args: unknown[]) => unknown;

interface Encoded {
  /** value · function · function of the receiver coming back · promise · array · object · error */
  readonly type: 'value' | 'function' | 'back' | 'promise' | 'array' | 'object' | 'error';
  value?: unknown;
  items?: Encoded[];
  fields?: [string, Encoded][];
}

type Message =
  | { kind: 'call'; call: number; fn: number; args: Encoded }
  | { kind: 'return'; call: number; ok: boolean; value: Encoded }
  | { kind: 'settle'; promise: number; ok: boolean; value: Encoded };

const maxDepth = 1000;
const tooDeep = 'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.';
const notAnError =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
const notCloneable = 'An object could not be cloned.';

export class Bridge {
  readonly #out: string;
  readonly #exported: AnyFunction[] = [];
  readonly #exportedIds = new WeakMap<AnyFunction, number>();
  readonly #imported = new WeakMap<AnyFunction, number>();
  readonly #promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  readonly #returns = new Map<number, { ok: boolean; value: Encoded }>();
  #lastCall = 0;
  #lastPromise = 0;

  /**
   * @param secret name no page script can guess; the same on both sides
   * @param side this world; it hears what the other one sends
   * @param services functions the other side reaches by their index with `call`
   */
  constructor(secret: string, side: 'page' | 'isolated', services: readonly AnyFunction[]) {
    this.#out = `${secret}>${side}`;
    for (const service of services) this.#export(service);
    document.addEventListener(`${secret}>${side === 'page' ? 'isolated' : 'page'}`, (event) => {
      this.#receive((event as CustomEvent<Message>).detail);
    });
  }

  /** Calls service or function `fn` of the other world and answers its result. @throws Error(message) when it threw. */
  call(fn: number, args: readonly unknown[]): unknown {
    const call = ++this.#lastCall;
    this.#send({ kind: 'call', call, fn, args: this.#encode(args) });
    const answer = this.#returns.get(call);
    this.#returns.delete(call);
    if (!answer) throw new Error(notCloneable);
    const value = this.#decode(answer.value, new Map());
    if (!answer.ok) throw value;
    return value;
  }

  #receive(message: Message): void {
    if (message.kind === 'return') {
      this.#returns.set(message.call, { ok: message.ok, value: message.value });
    } else if (message.kind === 'settle') {
      const promise = this.#promises.get(message.promise);
      this.#promises.delete(message.promise);
      const value = this.#decode(message.value, new Map());
      if (message.ok) promise?.resolve(value);
      else promise?.reject(value);
    } else {
      this.#send({ kind: 'return', call: message.call, ...this.#run(message.fn, message.args) });
    }
  }

  #run(fn: number, args: Encoded): { ok: boolean; value: Encoded } {
    try {
      const decoded = this.#decode(args, new Map()) as unknown[];
      return { ok: true, value: this.#encode(this.#exported[fn]?.(...decoded)) };
    } catch (error) {
      return { ok: false, value: this.#encodeThrown(error) };
    }
  }

  #send(message: Message): void {
    document.dispatchEvent(new CustomEvent(this.#out, { detail: message }));
  }

  #export(fn: AnyFunction): number {
    const id = this.#exportedIds.get(fn) ?? this.#exported.push(fn) - 1;
    this.#exportedIds.set(fn, id);
    return id;
  }

  #encodeThrown(error: unknown): Encoded {
    const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
    return { type: 'error', value: typeof message === 'string' ? message : notAnError };
  }

  #encode(value: unknown): Encoded {
    return this.#encodeDeep(value, new Map(), 0);
  }

  #encodeDeep(value: unknown, seen: Map<object, Encoded>, depth: number): Encoded {
    if (depth >= maxDepth) throw new TypeError(tooDeep);
    if (typeof value === 'function') return this.#encodeFunction(value as AnyFunction);
    if (typeof value === 'symbol') throw new Error(notCloneable);
    if (typeof value !== 'object' || value === null) return { type: 'value', value };
    const known = seen.get(value);
    if (known) return known;
    if (value instanceof Promise) return this.#encodePromise(value);
    if (value instanceof Error) return { type: 'error', value: value.message };
    if (Array.isArray(value)) {
      const out: Encoded = { type: 'array', items: [] };
      seen.set(value, out);
      out.items = value.map((item) => this.#encodeDeep(item, seen, depth + 1));
      return out;
    }
    if (isSerialised(value)) return { type: 'value', value };
    if (value instanceof Node || value instanceof WeakMap || value instanceof WeakSet) throw new Error(notCloneable);
    const out: Encoded = { type: 'object', fields: [] };
    seen.set(value, out);
    out.fields = Object.entries(value).map(([key, item]) => [key, this.#encodeDeep(item, seen, depth + 1)]);
    return out;
  }

  #encodeFunction(fn: AnyFunction): Encoded {
    const origin = this.#imported.get(fn);
    return origin === undefined ? { type: 'function', value: this.#export(fn) } : { type: 'back', value: origin };
  }

  #encodePromise(promise: Promise<unknown>): Encoded {
    const id = ++this.#lastPromise;
    const settle = (ok: boolean, value: Encoded) => this.#send({ kind: 'settle', promise: id, ok, value });
    promise
      .then((value) => settle(true, this.#encode(value)))
      .catch((error: unknown) => settle(false, this.#encodeRejection(error)));
    return { type: 'promise', value: id };
  }

  /** What a promise rejects with crosses as any value does; what cannot cross is told as such. */
  #encodeRejection(error: unknown): Encoded {
    try {
      return this.#encode(error);
    } catch (cause) {
      return this.#encodeThrown(cause);
    }
  }

  #decode(encoded: Encoded, seen: Map<Encoded, unknown>): unknown {
    const known = seen.get(encoded);
    if (known !== undefined) return known;
    switch (encoded.type) {
      case 'value':
        return encoded.value;
      case 'error':
        return new Error(encoded.value as string);
      case 'function':
        return this.#import(encoded.value as number);
      case 'back':
        return this.#exported[encoded.value as number];
      case 'promise':
        return new Promise((resolve, reject) => this.#promises.set(encoded.value as number, { resolve, reject }));
      case 'array': {
        const out: unknown[] = [];
        seen.set(encoded, out);
        for (const item of encoded.items ?? []) out.push(this.#decode(item, seen));
        return out;
      }
      case 'object': {
        const out = {};
        seen.set(encoded, out);
        for (const [key, item] of encoded.fields ?? []) {
          const value = this.#decode(item, seen);
          Object.defineProperty(out, key, { value, writable: true, enumerable: true, configurable: true });
        }
        return out;
      }
    }
  }

  #import(id: number): AnyFunction {
    const proxy = (...args: unknown[]) => this.call(id, args);
    this.#imported.set(proxy, id);
    return proxy;
  }
}

/** Built-ins that Chromium copies as a whole. */
function isSerialised(value: object): boolean {
  return (
    ArrayBuffer.isView(value) ||
    [ArrayBuffer, Date, RegExp, Map, Set, Blob, Boolean, Number, String, BigInt].some((kind) => value instanceof kind)
  );
}
