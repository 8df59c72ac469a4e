import { toChromium } from './urls';

type Handler = (request: Request) => Response | Promise<Response>;
interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: { readonly standard?: boolean };
}

/** Thrown by a handler's answer; the request fails with this net error. */
export class NetFailure extends Error {
  readonly reason: 'Failed' | 'ConnectionFailed';
  constructor(reason: 'Failed' | 'ConnectionFailed') {
    super(reason);
    this.reason = reason;
  }
}

/** Electron's protocol module, served by intercepting Chromium's requests. */
export class ProtocolModule {
  readonly #handlers = new Map<string, Handler>();
  #standard: ReadonlySet<string> = new Set();
  #locked = false;

  /** As in Electron: before ready only, and a second call replaces what the first registered. */
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (this.#locked) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    this.#standard = new Set(
      schemes.filter(({ privileges }) => privileges?.standard).map(({ scheme }) => scheme.toLowerCase()),
    );
  }

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** The schemes that behave like https here; the others have no origin, as in Electron. */
  get schemes(): ReadonlySet<string> {
    return this.#standard;
  }

  /** After ready no scheme can be registered. */
  lock(): void {
    this.#locked = true;
  }

  toChromium(url: string): string {
    return toChromium(url, this.#standard);
  }

  /** Runs the handler. @throws NetFailure when it threw, answered no Response, or answered Response.error(). */
  async serve(scheme: string, request: Request): Promise<Response> {
    const handler = this.#handlers.get(scheme);
    if (!handler) throw new NetFailure('Failed');
    let response: unknown;
    try {
      response = await handler(request);
    } catch (error) {
      console.error(error);
      throw new NetFailure('Failed');
    }
    if (!(response instanceof Response)) throw new NetFailure('Failed');
    if (response.type === 'error') throw new NetFailure('ConnectionFailed');
    return response;
  }
}

export const protocol = new ProtocolModule();
