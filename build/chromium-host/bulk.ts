import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A side channel that takes large byte arrays down to a page, some ten times faster than base64 over CDP. The page's
 * isolated world fetches `<its own origin>/<secret>/<id>`; the interception sends that request on to this loopback
 * server. All a page could ever reach that way is what was sent to it. Messages themselves stay on CDP and refer to their bytes by id. Upwards it would gain
 * nothing: interception carries a request's body as base64 anyway.
 */
class BulkChannel {
  readonly secret = `bulk-${randomBytes(16).toString('hex')}`;
  #port = 0;
  readonly #outgoing = new Map<string, Uint8Array>();
  #lastId = 0;

  async open(): Promise<void> {
    const server = createServer((request, response) => this.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Where a request of the isolated world is sent on to; undefined for every other request. */
  target(chromiumUrl: string): string | undefined {
    const { pathname } = new URL(chromiumUrl);
    return pathname.startsWith(`/${this.secret}/`) ? `http://127.0.0.1:${this.#port}${pathname}` : undefined;
  }

  /** Keeps bytes until the page has fetched them once; answers their id. */
  offer(bytes: Uint8Array): string {
    const id = `down${++this.#lastId}`;
    this.#outgoing.set(id, bytes);
    return id;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const [, secret, id = ''] = (request.url ?? '').split('/');
    if (secret !== this.secret) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('access-control-allow-origin', '*').setHeader('cross-origin-resource-policy', 'cross-origin');
    response.setHeader('cache-control', 'no-store');
    const bytes = this.#outgoing.get(id);
    this.#outgoing.delete(id);
    response.end(bytes);
  }
}

export const bulk = new BulkChannel();
