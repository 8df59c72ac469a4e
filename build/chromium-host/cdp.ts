import { EventEmitter } from 'node:events';
import WebSocket from 'ws';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol';

export type { Protocol };

type Method = keyof Protocol.CommandParameters;
type Params<M extends Method> = Protocol.CommandParameters[M];
type Answer<M extends Method> = Protocol.CommandReturnValues[M];

/** The events this host listens to, with their payloads. */
export interface CdpEvents {
  'Target.attachedToTarget': Protocol.Target.attachedToTargetPayload;
  'Target.detachedFromTarget': Protocol.Target.detachedFromTargetPayload;
  'Inspector.targetCrashed': Protocol.Inspector.targetCrashedPayload;
  'Fetch.requestPaused': Protocol.Fetch.requestPausedPayload;
  'Browser.downloadWillBegin': Protocol.Browser.downloadWillBeginPayload;
  'Page.frameAttached': Protocol.Page.frameAttachedPayload;
  'Page.frameDetached': Protocol.Page.frameDetachedPayload;
  'Page.frameNavigated': Protocol.Page.frameNavigatedPayload;
  'Page.frameRequestedNavigation': Protocol.Page.frameRequestedNavigationPayload;
  'Page.navigatedWithinDocument': Protocol.Page.navigatedWithinDocumentPayload;
  'Page.domContentEventFired': Protocol.Page.domContentEventFiredPayload;
  'Page.loadEventFired': Protocol.Page.loadEventFiredPayload;
  'Page.windowOpen': Protocol.Page.windowOpenPayload;
  'Page.javascriptDialogOpening': Protocol.Page.javascriptDialogOpeningPayload;
  'Runtime.executionContextCreated': Protocol.Runtime.executionContextCreatedPayload;
  'Runtime.executionContextDestroyed': Protocol.Runtime.executionContextDestroyedPayload;
  'Runtime.executionContextsCleared': Protocol.Runtime.executionContextsClearedPayload;
  'Runtime.bindingCalled': Protocol.Runtime.bindingCalledPayload;
  'Runtime.consoleAPICalled': Protocol.Runtime.consoleAPICalledPayload;
}

interface Incoming {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
  sessionId?: string;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly method: string;
  readonly sessionId: string;
}

/** One CDP connection to Chromium's browser endpoint, with flattened sessions. Messages keep their order. */
export class CdpConnection {
  readonly browser: CdpSession;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, CdpSession>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.browser = new CdpSession(this, '');
    this.#sessions.set('', this.browser);
    socket.on('message', (data) => this.#receive(JSON.parse(String(data)) as Incoming));
    socket.on('close', () => this.#failAll(() => true));
  }

  static connect(url: string): Promise<CdpConnection> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 1024 * 1024 * 1024 });
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(new CdpConnection(socket)));
      socket.once('error', reject);
    });
  }

  session(id: string): CdpSession {
    const session = this.#sessions.get(id) ?? new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  /** Forgets a session that Chromium ended; its open calls fail. */
  endSession(id: string): void {
    this.#sessions.delete(id);
    this.#failAll((waiting) => waiting.sessionId === id);
  }

  send<M extends Method>(method: M, params: Params<M> | undefined, sessionId: string): Promise<Answer<M>> {
    const id = ++this.#lastId;
    return new Promise<Answer<M>>((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) {
        reject(new Error(`${method}: the browser is gone`));
        return;
      }
      this.#waiting.set(id, { resolve, reject, method, sessionId });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  }

  #receive(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      if (!waiting) return;
      this.#waiting.delete(message.id);
      if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
      else waiting.resolve(message.result as never);
      return;
    }
    const session = this.#sessions.get(message.sessionId ?? '');
    if (message.method) session?.receive(message.method, message.params);
  }

  #failAll(which: (waiting: Waiting) => boolean): void {
    for (const [id, waiting] of this.#waiting) {
      if (!which(waiting)) continue;
      this.#waiting.delete(id);
      waiting.reject(new Error(`${waiting.method}: the target is gone`));
    }
  }
}

/** Commands and events of the browser (empty id) or of one attached target. */
export class CdpSession {
  readonly id: string;
  readonly #connection: CdpConnection;
  readonly #events = new EventEmitter();

  constructor(connection: CdpConnection, id: string) {
    this.#connection = connection;
    this.id = id;
    this.#events.setMaxListeners(0);
  }

  send<M extends Method>(method: M, params?: Params<M>): Promise<Answer<M>> {
    return this.#connection.send(method, params, this.id);
  }

  /** Sends and does not wait: failing only means that the target has gone meanwhile. */
  tell<M extends Method>(method: M, params?: Params<M>): void {
    this.send(method, params).catch(ignoreGone);
  }

  on<E extends keyof CdpEvents>(event: E, listener: (payload: CdpEvents[E]) => void): void {
    this.#events.on(event, listener);
  }

  receive(event: string, payload: unknown): void {
    this.#events.emit(event, payload);
  }
}

/** For calls into a page that may have closed, crashed or navigated by the time they arrive. */
export function ignoreGone(_error: unknown): undefined {
  return undefined;
}
