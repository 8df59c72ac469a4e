export interface RequestDetails {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId: number | undefined;
  readonly referrer: string;
  readonly timestamp: number;
}
export interface Verdict {
  readonly cancel?: boolean;
  readonly redirectURL?: string;
}
type Listener = (details: RequestDetails, callback: (verdict: Verdict) => void) => void;
interface Filter {
  readonly urls: readonly string[];
  readonly excludeUrls?: readonly string[];
}

/** Electron's session.webRequest, of which this host serves onBeforeRequest. WebSockets do not pass through it. */
export class WebRequest {
  #listener: Listener | null = null;
  #filter: Filter = { urls: ['<all_urls>'] };

  onBeforeRequest(filter: Filter | Listener | null, listener?: Listener | null): void {
    const withFilter = typeof filter === 'object' && filter !== null;
    this.#filter = withFilter ? filter : { urls: ['<all_urls>'] };
    this.#listener = (withFilter ? listener : (filter as Listener | null)) ?? null;
  }

  /** What the app decides about a request; a request it does not filter goes on. */
  ask(details: RequestDetails): Promise<Verdict> {
    const listener = this.#listener;
    const matches = (patterns: readonly string[] | undefined) => patterns?.some((p) => matchesPattern(p, details.url));
    if (!listener || !matches(this.#filter.urls) || matches(this.#filter.excludeUrls)) return Promise.resolve({});
    return new Promise((resolve) => listener(details, resolve));
  }
}

/** Chromium's match patterns: `<all_urls>`, or a URL with stars. */
function matchesPattern(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const source = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(url);
}
