import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { securityHeaders } from './headers';
import { deskScheme, isDeskUrl } from './origin';

/** Privileges of app://: a standard, secure origin with storage; nothing that gets round the CSP or leaves the desk. */
export const deskSchemePrivileges = {
  scheme: deskScheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** The only kinds of file the desk serves. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Stands in index.html where the page hands the nonce on to the component library. */
const noncePlaceholder = '__CSP_NONCE__';

/**
 * The file under `root` that `url` names, or null for everything else: other hosts, unknown kinds of file, and any
 * path that is not plainly below the root. Decoding comes first, because `%2f..%2f` is not folded by URL.
 */
export function resolveAsset(url: string, root: string): string | null {
  if (!isDeskUrl(url)) return null;
  const path = decodePath(new URL(url).pathname);
  if (path === null || /[\0\\:%]/.test(path)) return null;
  if (path.split('/').some((part) => part === '..' || part.startsWith('.'))) return null;
  if (!(extname(path) in contentTypes)) return null;
  const file = join(root, path);
  const inside = relative(root, file);
  return inside !== '' && !inside.startsWith('..') && !isAbsolute(inside) ? file : null;
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** Answers app://desk from `root`: GET and HEAD, known kinds of file, all security headers, a fresh nonce per page. */
export function serveDesk(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const nonce = randomBytes(18).toString('base64');
    const headers = securityHeaders(nonce);
    const refuse = (status: number) => new Response(null, { status, headers });

    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const file = resolveAsset(request.url, root);
    if (file === null) return refuse(404);
    const body = await readFile(file).catch(() => null);
    if (body === null) return refuse(404);

    const kind = extname(file);
    headers['content-type'] = contentTypes[kind]!;
    if (kind === '.html') headers['cache-control'] = 'no-store';
    const content = kind === '.html' ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : new Uint8Array(body);
    return new Response(request.method === 'HEAD' ? null : content, { status: 200, headers });
  };
}
