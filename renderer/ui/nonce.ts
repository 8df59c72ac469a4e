import { setNonce } from 'get-nonce';

/** The style nonce that main wrote into the page as it served it; empty outside the desk. */
export function readStyleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]');
  const nonce = meta?.content ?? '';
  return nonce.startsWith('__') ? '' : nonce;
}

/** Hands the nonce to the one library that makes style elements behind the component library's back. */
export function passStyleNonce(nonce: string): void {
  if (nonce !== '') setNonce(nonce);
}
