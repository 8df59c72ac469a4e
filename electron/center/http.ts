import { Agent, request } from 'node:https';
import type { Bytes } from '../../shared/bytes';
import { DeskFailure } from '../../shared/errors';
import type { Setup } from '../../shared/setup';
import { maxRequestBytes, parseError } from '../../shared/sync/protocol';

/** ms without an answer until the network counts as gone. */
const timeoutMs = 30_000;

/** Codes of Node's TLS layer that mean: somebody answered, but not the center that was pinned. */
const untrusted = /^(UNABLE_TO|CERT_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

export interface HttpClient {
  /** @throws DeskFailure OFFLINE, CENTER_UNTRUSTED, TOO_LARGE, or what the center refused with */
  post(path: string, body: Bytes, bearer?: string): Promise<Bytes>;
  close(): void;
}

/** HTTPS to the pinned center: only its own authority is believed, redirects are not followed, answers are bounded. */
export function createHttpClient(center: Setup['center']): HttpClient {
  const base = new URL(center.url);
  const agent = new Agent({ ca: center.caPem, keepAlive: true, maxSockets: 2, minVersion: 'TLSv1.2' });

  const post = (path: string, body: Bytes, bearer?: string): Promise<Bytes> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/cbor',
        'content-length': body.length,
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      };
      const call = request(new URL(path, base), { method: 'POST', agent, headers, timeout: timeoutMs }, (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          parts.push(part);
          if (size > maxRequestBytes) call.destroy(new DeskFailure('TOO_LARGE', { max: maxRequestBytes }));
        });
        response.on('error', (cause) => reject(asFailure(cause)));
        response.on('end', () => {
          const bytes = new Uint8Array(Buffer.concat(parts));
          if (response.statusCode === 200) return resolve(bytes);
          const { code, params } = parseError(bytes);
          reject(new DeskFailure(code, params));
        });
      });
      call.on('timeout', () => call.destroy(new DeskFailure('OFFLINE', { why: 'timeout' })));
      call.on('error', (cause) => reject(asFailure(cause)));
      call.end(body);
    });

  return { post, close: () => agent.destroy() };
}

function asFailure(cause: Error & { code?: string }): DeskFailure {
  if (cause instanceof DeskFailure) return cause;
  const code = cause.code ?? '';
  return untrusted.test(code)
    ? new DeskFailure('CENTER_UNTRUSTED', { why: code })
    : new DeskFailure('OFFLINE', { why: code });
}
