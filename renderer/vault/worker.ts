import { importSecret } from '../../shared/crypto/hkdf';
import { parseSetup } from '../../shared/setup';
import type { Identity } from './api';
import { forgetPractice } from './practice/databases';
import { scanStoreOver } from './scans/store';
import { fileCopyOver, holdVault, type OpenSession, type Scope, serveVault } from './serve';
import { reachStore } from './store/reach';
import { SyncState } from './sync/state';
import { Sync } from './sync/sync';
import type { SyncFacts } from './sync-facts';
import { Vault } from './vault';

/** The product's vault worker: letters with sync and the verified directory. */
const openWithSync: OpenSession = async (input, ports, emit) => {
  const setup = parseSetup(input.setup);
  await holdVault(input.vaultId);
  await reachStore();
  await forgetPractice();
  const dek = await importSecret(input.dek);
  const state = new SyncState();
  let sync: Sync | null = null;
  const directory = {
    unitName: (unitId: string) => sync?.unitName(unitId) ?? '',
    unit: (unitId: string) => sync?.unit(unitId) ?? null,
    account: (account: string) => sync?.account(account) ?? null,
    hasColleague: (unitId: string, account: string) => sync?.hasColleague(unitId, account) ?? true,
    administrator: (certSha256: string) => sync?.administrator(certSha256) ?? null,
    me: () => sync?.identity() ?? nobody(state.device?.deskId ?? ''),
  };
  const vaultPorts = { files: fileCopyOver(ports), scans: scanStoreOver(ports), directory, now: Date.now };
  const vault = await Vault.open({ vaultId: input.vaultId, dek, ports: vaultPorts, facts: factsOf(state), emit });
  sync = await Sync.open(
    state,
    {
      center: {
        directory: (from) => ports['center.directory']({ from }),
        appendDirectory: (bytes) => ports['center.appendDirectory']({ bytes }),
        grants: () => ports['center.grants']({}),
        addGrants: (bytes) => ports['center.addGrants']({ bytes }),
        push: (bytes) => ports['center.push']({ bytes }),
        pull: (bytes) => ports['center.pull']({ bytes }),
      },
      token: {
        sign: (purpose, bytes) => ports['token.sign']({ purpose, bytes }),
        open: (algorithm, bytes) => ports['token.open']({ algorithm, bytes }),
      },
      store: {
        append: (kind, facts) => vault.appendRow(kind, facts),
        appendPulled: (groups, facts) => vault.appendPulled(groups, facts),
        ownOpsAfter: (opId, limit) => vault.ownOpsAfter(opId, limit),
      },
      now: Date.now,
      onProgress: (done, total) => emit('progress', { job: 'sync', done, total }),
      onAlarm: (error) => emit('alarm', { error }),
    },
    setup,
    input.certificateSha256,
  );
  const opened = sync;
  return {
    vault,
    identity: () => opened.identity(),
    calls: {
      'sync.status': async () => opened.status(vault.unsentLetters()),
      'sync.run': () => opened.run(),
      'sync.acknowledge': async () => {
        await opened.acknowledgeAlarm();
        return {};
      },
      'directory.view': async () => opened.directoryView(),
      whoami: async () => opened.identity(),
    },
  };
};

const factsOf = (state: SyncState): SyncFacts => ({
  apply: (kind, facts) => state.apply(kind, facts),
  local: (opCount) => state.addLocal(opCount),
  snapshot: () => state.snapshot(),
  restore: (snapshot) => state.restoreFrom(snapshot),
  sealedUpTo: () => state.sealedUpTo,
  acknowledgedUpTo: () => state.ackedUpTo,
});

/** While the vault opens nobody acts; only whose ops are this desk's matters. */
const nobody = (deskId: string): Identity => ({
  account: null,
  accountKind: null,
  holder: null,
  unitId: null,
  unitName: null,
  unitCode: null,
  deskId,
  mayUseLetters: false,
});

serveVault(self as unknown as Scope, openWithSync);
