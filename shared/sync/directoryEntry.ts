import { z } from 'zod';
import { type Bytes, fromHex, toHex } from '../bytes';
import { encodeCbor } from '../codec/cbor';
import { Cursor, malformed } from '../codec/cursor';
import { sha256 } from '../crypto/hash';

/**
 * One entry of the directory log: a statement and a token signature over it. Three kinds of hand sign:
 * - `KE1` quản trị: units, accounts, policy. All of them form one chain (`prev` = hash of the entry before by quản trị),
 *   so a center that drops or reorders one is found out.
 * - `KD1` an officer certifies the device key of a desk.
 * - `KU1` an officer of a unit publishes the public seal key of the unit's new epoch.
 * The last two carry the position and head of the log that their desk had verified.
 * Statement: CBOR `[label, prev | [position, head], madeMs, body]`; wire: CBOR `[statement, signature, signerCertificate]`.
 */
const idBytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 16)
  .transform((bytes) => toHex(bytes));
const keyBytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 32)
  .transform((bytes) => bytes.slice() as Bytes);
const certificateBytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= 16_384)
  .transform((bytes) => bytes.slice() as Bytes);
/** OAEP hash that the certificate's token can undo; SHA-1 where nothing is said, which every token can. */
const oaep = z.enum(['sha256', 'sha1']).optional();
const name = z.string().min(1).max(300);
const code = z.string().min(1).max(60);
/** mã định danh: opaque, never reused. */
const account = z.string().regex(/^[\p{L}\p{N}._-]{1,60}$/u);

const accountKinds = ['nguoi-dung', 'quan-ly', 'quan-tri'] as const;
export type AccountKind = (typeof accountKinds)[number];
const accountStates = ['active', 'suspended', 'revoked'] as const;
export type AccountState = (typeof accountStates)[number];

const bodies = {
  'unit.add': z.strictObject({ unitId: idBytes, code, name, parentId: idBytes.nullable() }),
  'unit.rename': z.strictObject({ unitId: idBytes, code, name }),
  'unit.move': z.strictObject({ unitId: idBytes, parentId: idBytes.nullable() }),
  'account.declare': z.strictObject({
    account,
    kind: z.enum(accountKinds),
    unitId: idBytes,
    holder: name,
    roles: z.array(z.enum(['bc', 'kt', 'ld'])).max(3),
    certificate: certificateBytes,
    oaep,
  }),
  'account.handover': z.strictObject({ account, holder: name, certificate: certificateBytes, oaep }),
  'account.state': z.strictObject({ account, state: z.enum(accountStates), reason: z.string().min(1).max(1000) }),
  policy: z.strictObject({ name: code, value: z.union([z.string().max(1000), z.number(), z.boolean()]) }),
  'desk.certify': z.strictObject({ deskId: idBytes, publicKey: keyBytes, account }),
  'unit.epoch': z.strictObject({
    unitId: idBytes,
    epoch: z.number().int().min(1).max(1_000_000),
    sealPublic: keyBytes,
    account,
  }),
} as const;

export type EntryType = keyof typeof bodies;
export type EntryBody<T extends EntryType = EntryType> = {
  [K in T]: { readonly type: K } & z.output<(typeof bodies)[K]>;
}[T];

/** What a writer gives: ids as hex, bytes as bytes. */
export type NewBody = EntryBody;

export type EntryLabel = 'KE1' | 'KD1' | 'KU1';
const labelOf = (type: EntryType): EntryLabel =>
  type === 'desk.certify' ? 'KD1' : type === 'unit.epoch' ? 'KU1' : 'KE1';

export interface Entry {
  readonly label: EntryLabel;
  /** For KE1: hash of the quản trị entry before it; zeros for the first. */
  readonly prev: Bytes | null;
  /** For KD1, KU1: what the signing desk had seen of the log. */
  readonly seen: { readonly position: number; readonly head: Bytes } | null;
  readonly madeMs: number;
  readonly body: EntryBody;
  readonly statement: Bytes;
  readonly signature: Bytes;
  readonly certificate: Bytes;
  readonly wire: Bytes;
}

export const maxEntryBytes = 65_536;

/** The statement for a token to sign. Give `prev` for quản trị entries, `seen` for the others. */
export function entryStatement(
  body: NewBody,
  link: { readonly prev: Bytes } | { readonly seen: { readonly position: number; readonly head: Bytes } },
  madeMs: number,
): Bytes {
  const { type, ...fields } = body;
  const wireFields = Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, idFields.has(key) && value !== null ? fromHex(value as string) : value]),
  );
  const chain = 'prev' in link ? link.prev : [link.seen.position, link.seen.head];
  return encodeCbor([labelOf(type), chain, madeMs, { type, ...wireFields }]);
}

const idFields = new Set(['unitId', 'parentId', 'deskId']);

export const writeEntry = (statement: Bytes, signature: Bytes, certificate: Bytes): Bytes =>
  encodeCbor([statement, signature, certificate]);

/** @throws DeskFailure MALFORMED; signatures and rights are checked by whoever applies it. */
export function parseEntry(wire: Bytes): Entry {
  if (wire.length > maxEntryBytes) throw malformed('size');
  const outer = Cursor.of(wire, 3);
  const statement = outer.bytes(maxEntryBytes);
  const signature = outer.bytes(1024);
  const certificate = outer.bytes(16_384);
  const row = Cursor.of(statement, 4);
  const label = row.oneOf(['KE1', 'KD1', 'KU1'] as const);
  const link = row.next();
  const madeMs = row.int();
  const body = parseBody(row.next());
  if (labelOf(body.type) !== label) throw malformed('label');
  const byAdmin = label === 'KE1';
  return {
    label,
    prev: byAdmin ? parsePrev(link) : null,
    seen: byAdmin ? null : parseSeen(link),
    madeMs,
    body,
    statement,
    signature,
    certificate,
    wire,
  };
}

function parsePrev(link: unknown): Bytes {
  return new Cursor([link], 1).exactly(32);
}

function parseSeen(link: unknown): { position: number; head: Bytes } {
  const row = new Cursor(link, 2);
  return { position: row.int(), head: row.exactly(32) };
}

function parseBody(value: unknown): EntryBody {
  const { type, ...fields } = (value ?? {}) as Record<string, unknown>;
  const schema = bodies[type as EntryType];
  if (!Object.hasOwn(bodies, String(type)) || !schema) throw malformed('type');
  const parsed = schema.safeParse(fields);
  if (!parsed.success) throw malformed(`body.${parsed.error.issues[0]?.path.join('.') ?? ''}`);
  return { type, ...parsed.data } as EntryBody;
}

/** Hash that the next quản trị entry names as `prev`. */
export const entryHash = (entry: Entry): Promise<Bytes> => sha256(entry.wire);
