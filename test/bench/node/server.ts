import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { WebSocketServer } from 'ws';
import type { FileCopy } from './file-copy';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
};

export interface Server {
  readonly url: string;
  /** Who answers the page's file copy; changes with the subject measured. */
  fileCopy: FileCopy | null;
  close(): Promise<void>;
}

/** Serves the page cross-origin isolated on loopback; `roots` map a path prefix to a folder, first match wins. */
export async function serve(roots: readonly (readonly [prefix: string, folder: string])[]): Promise<Server> {
  const state: Server = { url: '', fileCopy: null, close: async () => undefined };
  const http = createServer((request, response) => {
    answer(request, response, roots).catch((cause: unknown) => {
      response.statusCode = 500;
      response.end(String(cause));
    });
  });
  const sockets = new WebSocketServer({ server: http, path: '/files', maxPayload: 64 * 1024 * 1024 });
  sockets.on('connection', (socket) => {
    socket.on('message', async (question: Buffer) => {
      if (!state.fileCopy) socket.close();
      else socket.send(await state.fileCopy.answer(question));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () =>
    new Promise<void>((resolve, reject) => {
      http.closeAllConnections();
      http.close((error) => (error ? reject(error) : resolve()));
    });
  return Object.assign(state, { url: `http://127.0.0.1:${address.port}/`, close });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  roots: readonly (readonly [string, string])[],
): Promise<void> {
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  const url = new URL(request.url ?? '/', 'http://local');
  const path = decodeURIComponent(url.pathname);
  const file = fileFor(path, roots);
  const found = file === null ? null : await stat(file).catch(() => null);
  if (file === null || !found?.isFile()) {
    response.statusCode = 404;
    response.end();
    return;
  }
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}

function fileFor(path: string, roots: readonly (readonly [string, string])[]): string | null {
  for (const [prefix, folder] of roots) {
    if (!path.startsWith(prefix)) continue;
    const file = normalize(join(folder, path.slice(prefix.length) || 'index.html'));
    return file.startsWith(folder + sep) ? file : null;
  }
  return null;
}
