type Listener = (...values: unknown[]) => void;

const listenersOf = new WeakMap<object, Map<string, Listener[]>>();

/** The part of Node's EventEmitter that PouchDB uses in a browser; like Node's it works without its constructor run. */
export default class EventEmitter {
  private get listeners_(): Map<string, Listener[]> {
    const known = listenersOf.get(this) ?? new Map<string, Listener[]>();
    listenersOf.set(this, known);
    return known;
  }
  on(name: string, listener: Listener): this {
    this.listeners_.set(name, [...(this.listeners_.get(name) ?? []), listener]);
    return this;
  }
  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }
  once(name: string, listener: Listener): this {
    const first: Listener = (...values) => {
      this.removeListener(name, first);
      listener(...values);
    };
    return this.on(name, first);
  }
  removeListener(name: string, listener: Listener): this {
    const kept = (this.listeners_.get(name) ?? []).filter((one) => one !== listener);
    this.listeners_.set(name, kept);
    return this;
  }
  removeAllListeners(name?: string): this {
    if (name === undefined) this.listeners_.clear();
    else this.listeners_.delete(name);
    return this;
  }
  emit(name: string, ...values: unknown[]): boolean {
    const listeners = this.listeners_.get(name) ?? [];
    for (const listener of listeners) listener(...values);
    return listeners.length > 0;
  }
  listeners(name: string): Listener[] {
    return [...(this.listeners_.get(name) ?? [])];
  }
  listenerCount(name: string): number {
    return this.listeners(name).length;
  }
  setMaxListeners(): this {
    return this;
  }
}

// PouchDB copies the methods that it finds by enumeration, as Node's are.
for (const name of Object.getOwnPropertyNames(EventEmitter.prototype)) {
  if (name !== 'constructor' && name !== 'listeners_')
    Object.defineProperty(EventEmitter.prototype, name, { enumerable: true });
}

export { EventEmitter };
