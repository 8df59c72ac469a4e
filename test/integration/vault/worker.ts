import type { Identity } from '../../../renderer/vault/api';
import { scanStoreOver } from '../../../renderer/vault/scans/store';
import { fileCopyOver, holdVault, type OpenSession, type Scope, serveVault } from '../../../renderer/vault/serve';
import { noSync } from '../../../renderer/vault/sync-facts';
import { Vault } from '../../../renderer/vault/vault';
import { importSecret } from '../../../shared/crypto/hkdf';
import { DeskFailure } from '../../../shared/errors';

const me: Identity = {
  account: 'can-bo-tap-huan',
  accountKind: 'nguoi-dung',
  holder: 'Cán bộ TẬP HUẤN',
  unitId: 'ab'.repeat(16),
  unitName: 'UBKT TẬP HUẤN',
  unitCode: 'TH',
  deskId: 'd1'.repeat(16),
  mayUseLetters: true,
};

const directory = {
  unitName: () => me.unitName!,
  me: () => me,
  unit: (unitId: string) => ({ unitId, name: me.unitName!, code: 'TH', parentId: null, depth: 1 }),
  account: () => null,
  hasColleague: () => true,
  administrator: () => null,
};

const offline = async (): Promise<never> => {
  throw new DeskFailure('OFFLINE');
};

/** The vault worker without a center: everything else is the product's. */
const openAlone: OpenSession = async (input, ports, emit) => {
  await holdVault(input.vaultId);
  const vault = await Vault.open({
    vaultId: input.vaultId,
    dek: await importSecret(input.dek),
    ports: { files: fileCopyOver(ports), scans: scanStoreOver(ports), directory, now: Date.now },
    facts: noSync,
    emit,
  });
  return {
    vault,
    identity: () => me,
    calls: {
      'sync.status': offline,
      'sync.run': offline,
      'sync.acknowledge': offline,
      'directory.view': offline,
      whoami: async () => me,
    },
  };
};

serveVault(self as unknown as Scope, openAlone);
