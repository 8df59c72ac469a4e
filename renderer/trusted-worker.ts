interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): TrustedPolicy;
}
interface TrustedPolicy {
  createScriptURL(url: string): string;
}

const known = new Set<string>();
let policy: TrustedPolicy | undefined;

/**
 * Starts a module worker of the desk. The one Trusted Types policy lets through only addresses that came this way, and
 * they are the bundler's own, never a text from outside.
 */
export function startTrustedWorker(address: string): Worker {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  known.add(address);
  policy ??= types?.createPolicy('desk-worker', {
    createScriptURL: (url) => {
      if (!known.has(url)) throw new TypeError('not a worker of the desk');
      return url;
    },
  });
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}
