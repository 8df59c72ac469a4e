import type { Identity } from '../../../../renderer/vault/api';
import { scanStoreOver } from '../../../../renderer/vault/scans/store';
import { fileCopyOver, type OpenSession, type Scope, serveVault } from '../../../../renderer/vault/serve';
import { noSync } from '../../../../renderer/vault/sync-facts';
import { Vault } from '../../../../renderer/vault/vault';
import { importSecret } from '../../../../shared/crypto/hkdf';
import { DeskFailure } from '../../../../shared/errors';

/** The product's vault and its message protocol; only sync and the directory, which nothing here measures, are absent. */
const identity: Identity = {
  account: 'TH_canbo',
  accountKind: 'nguoi-dung',
  holder: 'Cán bộ Tập huấn',
  unitId: 'ab'.repeat(16),
  unitName: 'UBKT Tập huấn',
  unitCode: 'TH',
  deskId: 'd1'.repeat(16),
  mayUseLetters: true,
};
const directory = {
  unitName: () => 'UBKT Tập huấn',
  me: () => identity,
  unit: (unitId: string) => ({ unitId, name: 'UBKT Tập huấn', code: 'TH', parentId: null, depth: 1 }),
  account: () => null,
  hasColleague: () => true,
  administrator: () => null,
};

const absent = async (): Promise<never> => {
  throw new DeskFailure('OFFLINE');
};

const openWithoutSync: OpenSession = async ({ vaultId, dek: key }, ports, emit) => {
  const dek = await importSecret(key);
  const vaultPorts = { files: fileCopyOver(ports), scans: scanStoreOver(ports), directory, now: Date.now };
  const vault = await Vault.open({ vaultId, dek, ports: vaultPorts, facts: noSync, emit });
  return {
    vault,
    identity: () => identity,
    calls: {
      'sync.status': absent,
      'sync.run': absent,
      'sync.acknowledge': absent,
      'directory.view': absent,
      whoami: async () => identity,
    },
  };
};

/** Takes AES out of the same pipeline, copies and sizes kept, to tell what encryption costs. */
function withoutEncryption(): void {
  const tag = 16;
  crypto.subtle.encrypt = async (_algorithm, _key, data) => {
    const plain = bytesOf(data);
    const out = new Uint8Array(plain.length + tag);
    out.set(plain);
    crypto.getRandomValues(out.subarray(plain.length));
    return out.buffer;
  };
  crypto.subtle.decrypt = async (_algorithm, _key, data) => {
    const sealed = bytesOf(data);
    return sealed.slice(0, sealed.length - tag).buffer as ArrayBuffer;
  };
}

const bytesOf = (data: BufferSource): Uint8Array =>
  data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

if (self.name === 'without-encryption') withoutEncryption();
serveVault(self as unknown as Scope, openWithoutSync);
