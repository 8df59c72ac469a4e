/** What the page may ask for; every other permission, also one that Chromium adds later, is refused. */
const allowed: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write', // copying a number or a name out of a letter
  'fullscreen',
  'persistent-storage', // the vault's database must not be evicted
]);

export const mayUse = (permission: string): boolean => allowed.has(permission);
