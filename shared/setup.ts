import { z } from 'zod';
import type { Bytes } from './bytes';
import { DeskFailure } from './errors';

/**
 * The set-up file that a desk is installed with. It pins what the desk believes about others from then on: the account
 * administrators' certificates (roots of the directory), the authorities that issue token certificates, the center's
 * address, TLS authority and receipt key. JSON; bytes are base64.
 */
export interface Setup {
  readonly training: boolean;
  readonly center: { readonly url: string; readonly caPem: string; readonly receiptKey: Bytes };
  /** DER certificates of the account administrators (quản trị). */
  readonly roots: readonly Bytes[];
  /** DER certificates of the authorities under which token certificates must chain. */
  readonly trustCas: readonly Bytes[];
  /** PKCS#11 modules, as absolute paths. */
  readonly tokenModules: readonly string[];
  /** Directory log as it stood at installation: CBOR list of entries, so that the first unlock needs no network. */
  readonly directory: Bytes;
  /** Minutes of idleness until the desk locks. */
  readonly idleMinutes: number;
}

const base64 = z
  .base64()
  .max(8_000_000)
  .transform((text): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));

const setupSchema = z.strictObject({
  format: z.literal('don-thu-setup'),
  version: z.literal(1),
  training: z.boolean(),
  center: z.strictObject({
    url: z.url({ protocol: /^https$/ }),
    caPem: z.string().max(20_000),
    receiptKey: base64.refine((key) => key.length === 32),
  }),
  roots: z.array(base64).min(1).max(8),
  trustCas: z.array(base64).min(1).max(16),
  tokenModules: z.array(z.string().min(1).max(500)).min(1).max(8),
  directory: base64,
  idleMinutes: z.number().int().min(1).max(60),
});

/** @throws DeskFailure SETUP_INVALID */
export function parseSetup(bytes: Uint8Array): Setup {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DeskFailure('SETUP_INVALID', { where: 'json' });
  }
  const parsed = setupSchema.safeParse(json);
  if (!parsed.success) throw new DeskFailure('SETUP_INVALID', { where: parsed.error.issues[0]?.path.join('.') ?? '' });
  const { format: _format, version: _version, ...setup } = parsed.data;
  return setup;
}

export function writeSetup(setup: Setup): Bytes {
  const text = (bytes: Bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const json = {
    format: 'don-thu-setup',
    version: 1,
    ...setup,
    center: { ...setup.center, receiptKey: text(setup.center.receiptKey) },
    roots: setup.roots.map(text),
    trustCas: setup.trustCas.map(text),
    directory: text(setup.directory),
  };
  return new TextEncoder().encode(JSON.stringify(json, null, 2)) as Bytes;
}
