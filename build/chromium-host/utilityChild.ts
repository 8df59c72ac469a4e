import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

/** Electron's process.parentPort: messages that arrive before anybody listens are kept. */
class ParentPort extends EventEmitter {
  readonly #early: unknown[] = [];

  constructor() {
    super();
    process.on('message', (data) => {
      if (this.listenerCount('message') > 0) this.emit('message', { data, ports: [] });
      else this.#early.push(data);
    });
    this.on('newListener', (name) => {
      if (name === 'message') setImmediate(() => this.#deliverEarly());
    });
  }

  #deliverEarly(): void {
    for (const data of this.#early.splice(0)) this.emit('message', { data, ports: [] });
  }

  postMessage(message: unknown): void {
    process.send?.(structuredClone(message));
  }

  start(): void {
    this.#deliverEarly();
  }
}

const [executable, , modulePath, ...args] = process.argv;
process.argv = [executable!, modulePath!, ...args];
Object.assign(process, { parentPort: new ParentPort(), type: 'utility' });
process.on('disconnect', () => process.exit());
createRequire(modulePath!)(modulePath!);
