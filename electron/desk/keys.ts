import { hkdfSync } from 'node:crypto';

/** Keys that main derives from the vault's DEK to guard the header; the DEK itself does not stay in main. */
export interface HeaderKeys {
  readonly mac: Buffer;
  readonly password: Buffer;
}

const derive = (dek: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', dek, new Uint8Array(0), `don-thu-${purpose}`, 32));

export const headerKeys = (dek: Uint8Array): HeaderKeys => ({
  mac: derive(dek, 'header'),
  password: derive(dek, 'password'),
});

/** Overwrites keys that are no longer needed. */
export function wipe(...secrets: readonly (Uint8Array | null)[]): void {
  for (const secret of secrets) secret?.fill(0);
}
