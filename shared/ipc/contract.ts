import { z } from 'zod';
import { errorCodes } from '../errors';
import { maxScanBytes, maxScanFrameBytes, maxScanFrames, scanTypes } from '../model/scan';

/**
 * Every call and event between the renderer and main, and nothing else. Main parses each input before it runs
 * (sizes bounded here), and answers with a Result; the preload exposes exactly these names on `window.desk`.
 * zod runs without its code generator: the CSP forbids `new Function`.
 */
z.config({ jitless: true });

const MiB = 1024 * 1024;

/** Largest single byte argument over IPC, in bytes. Bulk work is cut below it. */
export const maxIpcBytes = 16 * MiB;

/** Largest file that the page hands over to be saved, in bytes. */
const maxFileBytes = 64 * MiB;

/** Kinds of file the desk writes for the officer; each is also the ending of the name. */
const fileKinds = ['pdf', 'docx', 'xlsx', 'csv', 'json'] as const;
export type FileKind = (typeof fileKinds)[number];

const bytes = (max: number) =>
  z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length <= max, 'bytes');
const exactBytes = (length: number) =>
  z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === length, 'bytes');

const serial = z.string().min(1).max(64);
/** Never longer than any token takes; never stored, never logged. */
const pin = z.string().min(1).max(64);
const password = z.string().min(1).max(128);
const hex16 = z.string().regex(/^[0-9a-f]{32}$/);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const nothing = z.strictObject({});
/** Where a scan lies: names that say nothing, and of which no path can be made. */
const scanPlace = { place: hex16, id: hex16 };
const frameIndex = z
  .number()
  .int()
  .nonnegative()
  .max(maxScanFrames - 1);
const fileId = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** A file of the scanner's folder that may be attached. */
const folderFile = z.strictObject({
  fileId,
  name: z.string().min(1).max(255),
  type: z.enum(scanTypes),
  bytes: z.number().int().min(1).max(maxScanBytes),
  modifiedMs: z.number(),
});
const folderView = z.strictObject({
  /** Last part of the folder's path; null while none is chosen. */
  name: z.string().max(255).nullable(),
  files: z.array(folderFile).max(500),
});
const rowNumber = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

const certificate = z.strictObject({
  der: bytes(16_384),
  sha256: hex32,
  /** Common name, as it stands in the certificate. */
  subject: z.string().max(512),
  issuer: z.string().max(512),
  /** ms since the epoch. */
  notAfter: z.number(),
});

const tokenInfo = z.strictObject({
  serial,
  label: z.string().max(64),
  model: z.string().max(64),
  /** What the token says about its PIN; a token may lie after a right PIN, so this is a hint for the screen only. */
  pinState: z.enum(['ok', 'low', 'last-try', 'locked']),
  /** Tries left where the token tells a number, else null. */
  triesLeft: z.number().int().nullable(),
  certificates: z.array(certificate).max(32),
});

const journalRow = z.strictObject({ n: rowNumber, bytes: bytes(maxIpcBytes) });

const unlocked = z.strictObject({
  vaultId: hex16,
  /** 32 bytes, sent once; the vault worker imports them as non-extractable keys and wipes them. */
  dek: exactBytes(32),
  /** SHA-256 of the certificate that opened the slot. */
  certificate,
});

/** What the desk may put before the token to sign: each begins with its own label, so no signature can serve as another. */
export const signPurposes = ['seal', 'desk', 'epoch', 'grant'] as const;

const openAlgorithms = ['rsa-oaep-sha256', 'rsa-oaep-sha1'] as const;

export const contract = {
  /** What runs here. `host` is `electron` in the product and `stand-in` where its binary is absent. */
  'app.info': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'stand-in']),
      training: z.boolean(),
      platform: z.string(),
    }),
  },
  /** Where the desk stands; the lock screen is drawn from this. */
  'desk.state': {
    input: nothing,
    output: z.strictObject({
      stage: z.enum(['not-configured', 'not-enrolled', 'locked', 'unlocked']),
      /** Set-up file as pinned at installation, for the worker to verify the directory from. */
      setup: bytes(8 * MiB).nullable(),
      /** Why the desk locked last, for the lock screen. */
      lockReason: z.enum(['start', 'button', 'token-removed', 'token-failed', 'idle', 'suspend', 'os-lock']),
      /** ms until idleness locks the desk. */
      idleMs: z.number(),
    }),
  },
  /** Lets the officer choose the set-up file; copied into the profile after it parsed. */
  'desk.configure': { input: nothing, output: z.strictObject({ configured: z.boolean() }) },
  /**
   * Writes a file where the officer says: durable when it answers, and never half a file under that name. The suggested
   * name says the kind of document and its number, no word of a letter. `saved` is false when he gave up.
   */
  'file.save': {
    input: z.strictObject({
      suggestedName: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,99}$/),
      kind: z.enum(fileKinds),
      bytes: bytes(maxFileBytes),
    }),
    output: z.strictObject({ saved: z.boolean() }),
  },
  /** Puts rows that the officer copies on the clipboard; main takes them off at a lock and at the end, if they are still there. */
  'clipboard.put': {
    input: z.strictObject({
      text: z
        .string()
        .min(1)
        .max(4 * MiB),
    }),
    output: nothing,
  },
  'token.list': { input: nothing, output: z.strictObject({ tokens: z.array(tokenInfo).max(16) }) },
  /** First use on this desk: token, PIN, the password given out, and the officer's own new password. */
  'desk.enrol': { input: z.strictObject({ serial, pin, password, newPassword: password }), output: unlocked },
  'desk.unlock': { input: z.strictObject({ serial, pin, password }), output: unlocked },
  'desk.changePassword': {
    input: z.strictObject({ serial, pin, password, newPassword: password }),
    output: z.strictObject({ changed: z.literal(true) }),
  },
  'desk.lock': { input: nothing, output: nothing },
  /** The officer did something; restarts the idle clock. */
  'desk.touch': { input: nothing, output: nothing },

  /** Sealed journal rows to the file copy beside the profile: all of them are on disk (fsync) when this answers ok. */
  'journal.append': {
    input: z.strictObject({ rows: z.array(journalRow).min(1).max(256) }),
    output: z.strictObject({ last: rowNumber }),
  },
  /** Takes back the last row, whose other copy could not be written. */
  'journal.retract': { input: z.strictObject({ n: rowNumber }), output: nothing },
  'journal.status': {
    input: nothing,
    output: z.strictObject({
      /** 0 when the file is empty; rows count from 1. */
      last: rowNumber,
      sizeBytes: z.number(),
      /** Bytes of a torn last row that were cut off at start. */
      tornBytes: z.number(),
      /** What the disk has left for the desk. */
      freeBytes: z.number(),
    }),
  },
  'journal.read': {
    input: z.strictObject({ from: rowNumber, maxBytes: z.number().int().min(1).max(maxIpcBytes) }),
    output: z.strictObject({ rows: z.array(journalRow), next: rowNumber.nullable() }),
  },
  /** Sets the present file aside, where it is kept, and begins an empty one. */
  'journal.restart': { input: nothing, output: nothing },

  /** Sealed scans beside the profile (electron/files/scans.ts). Begun, written in order, finished; then the letter names it. */
  'scanFile.begin': { input: z.strictObject(scanPlace), output: nothing },
  'scanFile.write': {
    input: z.strictObject({ id: hex16, index: frameIndex, bytes: bytes(maxScanFrameBytes) }),
    output: nothing,
  },
  'scanFile.finish': { input: z.strictObject({ id: hex16 }), output: nothing },
  'scanFile.abort': { input: z.strictObject({ id: hex16 }), output: nothing },
  'scanFile.keep': { input: z.strictObject(scanPlace), output: nothing },
  'scanFile.read': {
    input: z.strictObject({ ...scanPlace, index: frameIndex }),
    output: z.strictObject({ bytes: bytes(maxScanFrameBytes) }),
  },
  'scanFile.list': {
    input: z.strictObject({ place: hex16 }),
    output: z.strictObject({ scans: z.array(z.strictObject({ id: hex16, kept: z.boolean() })) }),
  },
  /** Whole files that no letter was yet said to name. */
  'scanFile.unsettled': {
    input: nothing,
    output: z.strictObject({ scans: z.array(z.strictObject(scanPlace)).max(4096) }),
  },
  'scanFile.drop': { input: z.strictObject(scanPlace), output: nothing },

  /** The officer chooses the folder that the scanner writes to; it is forgotten when the desk locks. */
  'folder.choose': { input: nothing, output: folderView },
  'folder.view': { input: nothing, output: folderView },
  'folder.read': {
    input: z.strictObject({
      fileId,
      from: z.number().int().nonnegative().max(maxScanBytes),
      length: z
        .number()
        .int()
        .min(1)
        .max(4 * MiB),
    }),
    output: z.strictObject({ bytes: bytes(4 * MiB) }),
  },
  /** Removes the original after it was attached. */
  'folder.remove': { input: z.strictObject({ fileId }), output: nothing },
  'folder.forget': { input: nothing, output: nothing },

  /** One token signature (RSA PKCS#1 v1.5 or ECDSA over SHA-256, as the certificate's key is). */
  'token.sign': {
    input: z.strictObject({ purpose: z.enum(signPurposes), bytes: bytes(65_536) }),
    output: z.strictObject({ signature: bytes(1024), certificate }),
  },
  /** Opens a grant that was wrapped to this token's certificate. */
  'token.open': {
    input: z.strictObject({ algorithm: z.enum(openAlgorithms), bytes: bytes(1024) }),
    output: z.strictObject({ secret: exactBytes(32) }),
  },

  /** Directory log entries from position `from`, as CBOR of an array of entries (shared/sync/directory.ts). */
  'center.directory': {
    input: z.strictObject({ from: rowNumber }),
    output: z.strictObject({ bytes: bytes(maxIpcBytes) }),
  },
  'center.appendDirectory': {
    input: z.strictObject({ bytes: bytes(65_536) }),
    output: z.strictObject({ position: rowNumber }),
  },
  'center.grants': { input: nothing, output: z.strictObject({ bytes: bytes(maxIpcBytes) }) },
  'center.addGrants': { input: z.strictObject({ bytes: bytes(MiB) }), output: nothing },
  /** Batches and their seal; answers receipts (shared/sync/protocol.ts). */
  'center.push': {
    input: z.strictObject({ bytes: bytes(maxIpcBytes) }),
    output: z.strictObject({ bytes: bytes(MiB) }),
  },
  'center.pull': {
    input: z.strictObject({ bytes: bytes(MiB) }),
    output: z.strictObject({ bytes: bytes(maxIpcBytes) }),
  },
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.infer<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.infer<Contract[N]['output']>;

/** Main → renderer. Events carry no secrets. */
export const events = {
  /** Keys are gone from main; the page drops everything and is reloaded by main within 2 s. */
  'desk.locked': z.strictObject({
    reason: z.enum(['button', 'token-removed', 'token-failed', 'idle', 'suspend', 'os-lock']),
  }),
  /** A token came or went; the lock screen asks for the list again. */
  'token.changed': nothing,
  /** Idleness will lock the desk in so many ms. */
  'desk.idleSoon': z.strictObject({ inMs: z.number() }),
  /** Files came to the chosen folder, or went. */
  'folder.changed': folderView,
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.infer<Events[N]>;

export const errorSchema = z.strictObject({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** IPC channel of a call or an event. */
export const channel = (name: CallName | EventName): string => `desk:${name}`;
