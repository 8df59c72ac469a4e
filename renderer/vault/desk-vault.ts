import type { Bytes } from '../../shared/bytes';
import { importSecret } from '../../shared/crypto/hkdf';
import type { DeskError } from '../../shared/errors';
import { parseSetup } from '../../shared/setup';
import type { OpenInput, OpenOutcome, VaultInput, VaultOutput } from './api';
import type { Emit } from './core';
import type { DirectoryLookup, FileCopy } from './ports';
import type { CenterPort, SyncPorts, TokenPort } from './sync/ports';
import { SyncState } from './sync/state';
import { Sync } from './sync/sync';
import type { SyncFacts } from './sync-facts';
import { type SyncCall, Vault } from './vault';

/** Everything outside the worker that an open vault may reach, all of it through main. */
export interface DeskPorts {
  readonly files: FileCopy;
  readonly center: CenterPort;
  readonly token: TokenPort;
  /** ms since the epoch. */
  readonly now: () => number;
}

type SyncHandlers = {
  readonly [N in SyncCall]: (input: VaultInput<N>) => Promise<VaultOutput<N>>;
};

/** The vault of one desk with its sync: one event log, folded twice, into letters and into what sync remembers. */
export class DeskVault {
  private constructor(
    readonly vault: Vault,
    readonly sync: Sync,
  ) {}

  /** @throws DeskFailure SETUP_INVALID, DIRECTORY_INVALID, or as Vault.open */
  static async open(input: OpenInput, ports: DeskPorts, emit: Emit): Promise<DeskVault> {
    const setup = parseSetup(input.setup);
    const dek = await importSecret(input.dek as Bytes);
    const state = new SyncState();
    let sync: Sync | null = null;
    const directory: DirectoryLookup = {
      unitName: (unitId) => sync?.unitName(unitId) ?? '',
      me: () => sync?.identity() ?? { ...nobody, deskId: state.device?.deskId ?? '' },
    };
    const { files, now } = ports;
    const facts = factsOf(state);
    const vault = await Vault.open({ vaultId: input.vaultId, dek, ports: { files, directory, now }, facts, emit });
    const syncPorts: SyncPorts = {
      center: ports.center,
      token: ports.token,
      now,
      store: {
        append: (kind, rowFacts) => vault.appendRow(kind, rowFacts),
        appendPulled: (groups, rowFacts) => vault.appendPulled(groups, rowFacts),
        ownOpsAfter: (opId, limit) => vault.ownOpsAfter(opId, limit),
      },
      onProgress: (done, total) => emit('progress', { job: 'sync', done, total }),
      onAlarm: (error: DeskError) => emit('alarm', { error }),
    };
    sync = await Sync.open(state, syncPorts, setup, input.certificateSha256);
    return new DeskVault(vault, sync);
  }

  get outcome(): OpenOutcome {
    return { ...this.vault.outcome, identity: this.sync.identity() };
  }

  /** Quản trị has no letters: not in the screens, not here. */
  get mayUseLetters(): boolean {
    return this.sync.identity().mayUseLetters;
  }

  readonly syncCalls: SyncHandlers = {
    'sync.status': async () => this.sync.status(this.vault.unsentLetters()),
    'sync.run': () => this.sync.run(),
    'sync.acknowledge': async () => {
      await this.sync.acknowledgeAlarm();
      return {};
    },
    'directory.view': async () => this.sync.directoryView(),
    whoami: async () => this.sync.identity(),
  };

  close(): Promise<void> {
    return this.vault.close();
  }
}

const nobody = {
  account: null,
  accountKind: null,
  holder: null,
  unitId: null,
  unitName: null,
  unitCode: null,
  mayUseLetters: false,
} as const;

/** Sync's memory as the vault sees it. */
export const factsOf = (state: SyncState): SyncFacts => ({
  apply: (kind, facts) => state.apply(kind, facts),
  local: (opCount) => state.addLocal(opCount),
  snapshot: () => state.snapshot(),
  restore: (snapshot) => state.restoreFrom(snapshot),
  sealedUpTo: () => state.sealedUpTo,
  acknowledgedUpTo: () => state.ackedUpTo,
});
