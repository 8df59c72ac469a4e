import { z } from 'zod';
import { errorSchema } from '../../shared/ipc/contract';

/**
 * Messages between main and the token process. The process answers every request exactly once, in order, and sends
 * events in between; its silence therefore means that a module hangs.
 */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');
const serial = z.string().min(1).max(64);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const algorithmSchema = z.enum(['rsa-oaep-sha256', 'rsa-oaep-sha1']);
export type OpenAlgorithm = z.infer<typeof algorithmSchema>;

const pinStates = ['ok', 'low', 'last-try', 'locked'] as const;

/** First message to the process: the modules in the order they are asked, and how often presence is polled (ms). */
export const initSchema = z.strictObject({
  kind: z.literal('init'),
  modules: z.array(z.string().min(1).max(4096)).max(16),
  pollMs: z.number().int().min(10).max(60_000),
});

const listed = z.strictObject({
  serial,
  label: z.string(),
  model: z.string(),
  pinState: z.enum(pinStates),
  triesLeft: z.number().int().nullable(),
  /** DER of every certificate object that can be read without a PIN. */
  certificates: z.array(bytes).max(32),
});
export type ListedToken = z.infer<typeof listed>;

/** Operations of the token process: input and output. A certificate, by its SHA-256, names the key to use. */
export const operations = {
  list: { input: z.strictObject({}), output: z.array(listed) },
  /** `pin` is UTF-8; the process wipes it after use unless a key of the token asks for it at every signature. */
  login: { input: z.strictObject({ serial, pin: bytes }), output: z.null() },
  logout: { input: z.strictObject({ serial }), output: z.null() },
  sign: {
    input: z.strictObject({ serial, certificate: sha256Hex, data: bytes }),
    output: z.strictObject({ signature: bytes }),
  },
  decrypt: {
    input: z.strictObject({ serial, certificate: sha256Hex, algorithm: algorithmSchema, data: bytes }),
    output: z.strictObject({ plain: bytes }),
  },
  /** Which OAEP this token can open, found by opening a test value. */
  probe: {
    input: z.strictObject({ serial, certificate: sha256Hex }),
    output: z.strictObject({ algorithm: algorithmSchema }),
  },
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = z.infer<Operations[N]['input']>;
export type OperationOutput<N extends OperationName> = z.infer<Operations[N]['output']>;

const operationNames = Object.keys(operations) as OperationName[];

export const requestSchema = z.strictObject({
  kind: z.literal('request'),
  id: z.number().int(),
  name: z.enum(operationNames),
  input: z.unknown(),
});
export type Request = z.infer<typeof requestSchema>;

/** Process → main. */
export const messageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), id: z.number().int(), value: z.unknown() }),
  z.strictObject({ kind: z.literal('failed'), id: z.number().int(), error: errorSchema }),
  /** Sent after every poll: the process is alive. */
  z.strictObject({ kind: z.literal('alive') }),
  /** The set of tokens changed. */
  z.strictObject({ kind: z.literal('changed') }),
  /** A token that was logged in is gone. */
  z.strictObject({ kind: z.literal('removed'), serial }),
]);
export type Message = z.infer<typeof messageSchema>;
