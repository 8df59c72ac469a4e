interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): TrustedPolicy;
}
interface TrustedPolicy {
  createScriptURL(url: string): string;
}

const known = new Set<string>();
let policy: TrustedPolicy | undefined;

/**
 * Starts a module worker of the page. `address` is what the bundler answered for `…?worker&url`; the policy lets through
 * only addresses that came this way.
 */
export function startPageWorker(address: string): Worker {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  known.add(address);
  policy ??= types?.createPolicy('page-worker', {
    createScriptURL: (url) => {
      if (!known.has(url)) throw new TypeError('not a worker of the page');
      return url;
    },
  });
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}
