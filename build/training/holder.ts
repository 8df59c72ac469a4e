import { join } from 'node:path';
import { createTransport, type Transport } from '../../electron/center/transport';
import { passwordProof } from '../../electron/desk/password';
import { TokenBridge } from '../../electron/token/bridge';
import type { OpenAlgorithm } from '../../electron/token/protocol';
import { nodeSpawn } from '../../electron/token/spawn';
import type { CenterPort, SyncPorts, SyncStore, TokenPort } from '../../renderer/vault/sync/ports';
import { SyncState } from '../../renderer/vault/sync/state';
import { Sync } from '../../renderer/vault/sync/sync';
import { type Bytes, ownCopy, utf8 } from '../../shared/bytes';
import { encodeCbor } from '../../shared/codec/cbor';
import { Cursor } from '../../shared/codec/cursor';
import { fingerprint } from '../../shared/crypto/certificate';
import { ok, toResult } from '../../shared/errors';
import type { Setup } from '../../shared/setup';
import type { SoftToken } from './softhsm';

/**
 * A token holder who works without a screen: the desk's own token process, transport and sync, with a memory instead of
 * a vault. The training ground uses it for the ceremony in which units get their first keys, and tests for attackers.
 */
export interface Holder {
  readonly certificate: Bytes;
  readonly certSha256: string;
  sign(message: Bytes): Promise<Bytes>;
  /** Opens what was wrapped to the certificate. */
  open(algorithm: OpenAlgorithm, wrapped: Bytes): Promise<Bytes>;
  close(): void;
}

/** The token process as compiled for the desk. */
const tokenProcess = (root: string): string => join(root, 'out', 'desk', 'token.cjs');

/** Logs in to a software token. One at a time: the library reads its store from this process's environment. */
export async function openHolder(root: string, token: SoftToken, module: string): Promise<Holder> {
  process.env.SOFTHSM2_CONF = token.confPath;
  const bridge = new TokenBridge({ spawn: nodeSpawn(tokenProcess(root)), modules: [module] });
  const certificate = ownCopy(token.certDer);
  const certSha256 = await fingerprint(certificate);
  await bridge.call('login', { serial: token.serial, pin: utf8(token.pin) });
  return {
    certificate,
    certSha256,
    sign: async (data) =>
      ownCopy((await bridge.call('sign', { serial: token.serial, certificate: certSha256, data })).signature),
    open: async (algorithm, data) =>
      ownCopy((await bridge.call('decrypt', { serial: token.serial, certificate: certSha256, algorithm, data })).plain),
    close: () => bridge.close(),
  };
}

export interface HolderAtCenter {
  readonly sync: Sync;
  /** What sync remembers. */
  readonly state: SyncState;
  readonly transport: Transport;
  close(): void;
}

export interface Passwords {
  /** What the center knows. */
  readonly handedOut: string;
  /** What takes its place at the first login. */
  readonly own: string;
}

/** The holder's desk without a screen, logged in to the center with a password of its own. */
export async function openAtCenter(
  holder: Holder,
  setup: Setup,
  passwords: Passwords,
  store: (state: SyncState) => SyncStore = memoryStore,
): Promise<HolderAtCenter> {
  let centerProof: Bytes | null = await passwordProof(passwords.handedOut, holder.certSha256);
  const proof = await passwordProof(passwords.own, holder.certSha256);
  const transport = createTransport({
    setup: () => setup,
    now: Date.now,
    identity: () => ({
      certificate: holder.certificate,
      sign: (message) => holder.sign(message),
      passwordProof: proof,
      centerProof,
      acceptCenterProof: async () => {
        centerProof = null;
      },
    }),
  });
  const state = new SyncState();
  const ports: SyncPorts = {
    center: centerPort(transport),
    token: tokenPort(holder),
    store: store(state),
    now: Date.now,
    onProgress: () => undefined,
    onAlarm: () => undefined,
  };
  const sync = await Sync.open(state, ports, setup, holder.certSha256);
  return { sync, state, transport, close: () => transport.forget() };
}

/** Remembers what sync must and holds no letters. */
const memoryStore = (state: SyncState): SyncStore => ({
  append: async (kind, facts) => state.apply(kind, facts),
  appendPulled: async (_groups, facts) => state.apply('pulled', facts),
  ownOpsAfter: async () => [],
});

const tokenPort = (holder: Holder): TokenPort => ({
  sign: async (_purpose, bytes) =>
    ok({ signature: await holder.sign(bytes), certificate: { der: holder.certificate } }),
  open: (algorithm, bytes) => toResult(async () => ({ secret: await holder.open(algorithm, bytes) })),
});

/** The center's calls over a transport, as main answers them to the vault. */
function centerPort(transport: Transport): CenterPort {
  const call = (path: string, body: Bytes) => toResult(async () => ({ bytes: await transport.call(path, body) }));
  return {
    directory: (from) => call('/v1/directory', encodeCbor([from])),
    appendDirectory: (bytes) =>
      toResult(async () => ({ position: Cursor.of(await transport.call('/v1/directory/add', bytes), 1).int() })),
    grants: () => call('/v1/grants', encodeCbor([])),
    addGrants: (bytes) => call('/v1/grants/add', bytes),
    push: (bytes) => call('/v1/push', bytes),
    pull: (bytes) => call('/v1/pull', bytes),
  };
}
