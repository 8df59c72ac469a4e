/**
 * Chromium cannot be taught a new standard scheme from outside, so `app://host/path` is served to it as
 * `https://host.app.invalid/path`: a secure origin whose name can never resolve anywhere.
 */
const standIn = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.invalid(?=[/?#]|$)/;

/** `app://host/path` as Chromium is to see it; other URLs unchanged. `schemes` are the registered ones. */
export function toChromium(url: string, schemes: ReadonlySet<string>): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const scheme = match?.[1]?.toLowerCase();
  if (!match || !scheme || !schemes.has(scheme)) return url;
  const rest = match[3] || '/';
  return `https://${match[2]!.toLowerCase()}.${scheme}.invalid${rest}`;
}

/** The reverse: what the application is to see. */
export function toApplication(url: string): string {
  return url.replace(standIn, (_all, host: string, scheme: string) => `${scheme}://${host}`);
}

/** The scheme the application would see, without its colon, e.g. `app` or `http`. */
export const schemeOf = (applicationUrl: string): string =>
  applicationUrl.slice(0, Math.max(0, applicationUrl.indexOf(':'))).toLowerCase();

/** Rewrites registered schemes inside a header such as Content-Security-Policy or Location. */
export function headerToChromium(value: string, schemes: ReadonlySet<string>): string {
  let text = value;
  for (const scheme of schemes) {
    text = text
      .replaceAll(
        new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, 'gi'),
        (_all, host: string) => `https://${host.toLowerCase()}.${scheme}.invalid`,
      )
      .replaceAll(new RegExp(`(^|[\\s;,])${scheme}:(?=[\\s;,]|$)`, 'gi'), `$1https://*.${scheme}.invalid`);
  }
  return text;
}
