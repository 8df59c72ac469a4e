/** The one origin of the desk. It is the key of the vault's storage too: renaming it would orphan every vault. */
export const deskScheme = 'app';
export const deskHost = 'desk';
export const deskUrl = `${deskScheme}://${deskHost}/index.html`;

/**
 * Whether `url` lies in the desk's own origin. Scheme and host are compared exactly: for a scheme of our own Node
 * reports the origin as 'null', and keeps the host's case.
 */
export function isDeskUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${deskScheme}:` && host === deskHost && username === '' && password === '';
}
