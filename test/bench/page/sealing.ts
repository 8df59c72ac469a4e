/** AES-256-GCM with a random nonce in front, as a careful peer would do it row by row. */
const keyBytes = new Uint8Array(32).map((_, i) => (i * 7 + 1) & 255);
let key: Promise<CryptoKey> | undefined;

const theKey = (): Promise<CryptoKey> => {
  key ??= crypto.subtle.importKey('raw', keyBytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return key;
};

export async function seal(
  plain: Uint8Array<ArrayBuffer>,
  about: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about }, await theKey(), plain);
  const out = new Uint8Array(12 + sealed.byteLength);
  out.set(iv);
  out.set(new Uint8Array(sealed), 12);
  return out;
}

export async function unseal(
  sealed: Uint8Array<ArrayBuffer>,
  about: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parameters = { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: about };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, await theKey(), sealed.subarray(12)));
}
