import { randomBytes, randomId } from '../../../shared/bytes';
import { importSecret } from '../../../shared/crypto/hkdf';
import { DeskFailure } from '../../../shared/errors';
import { practiceAccounts, practiceUnit, practiceUnits } from '../../../shared/training/practiceUnits';
import type { Identity, SyncStatus } from '../api';
import type { Emit } from '../core';
import type { DirectoryLookup, UnitPlace } from '../ports';
import type { OpenSession, Session } from '../serve';
import { noSync } from '../sync-facts';
import { Vault } from '../vault';
import { forgetPractice } from './databases';
import { memoryFileCopy, noScans } from './memory';

/**
 * A practice vault: its id and key are dealt here and never leave the worker, its database has a practice name and goes
 * when it is closed, and it has no way out: no port to main, no sync, no scans. What it is given to open is not used.
 */
export const openPractice: OpenSession = (_input, _ports, emit) => openPracticeVault(emit);

async function openPracticeVault(emit: Emit): Promise<Session> {
  await forgetPractice();
  const identity = makeIdentity();
  const ports = { files: memoryFileCopy(), scans: noScans, directory: directoryOf(identity), now: Date.now };
  const secret = randomBytes(32);
  const dek = await importSecret(secret);
  secret.fill(0);
  const vault = await Vault.open({ vaultId: randomId(), dek, ports, facts: noSync, emit, family: 'practice' });
  return {
    vault,
    identity: () => identity,
    closed: forgetPractice,
    calls: {
      'sync.status': async () => nothingSent,
      'sync.run': async () => {
        throw new DeskFailure('PRACTICE_ONLY');
      },
      'sync.acknowledge': async () => ({}),
      'directory.view': async () => ({
        position: 0,
        units: practiceUnits.map((unit) => ({ ...unit, epoch: 1 })),
        accounts: practiceAccounts.map(({ roles: _, ...account }) => ({
          ...account,
          kind: 'nguoi-dung',
          state: 'active' as const,
          desks: 1,
        })),
      }),
      whoami: async () => identity,
    },
  };
}

/** Practice sends nothing, so nothing waits to be sent. */
const nothingSent: SyncStatus = {
  unsentOps: 0,
  unsentLetters: 0,
  lastReceipt: null,
  lastSuccessMs: null,
  lastTryMs: null,
  lastError: null,
  running: false,
  streams: [],
  parked: [],
  alarm: null,
};

const makeIdentity = (): Identity => ({
  account: practiceAccounts[0].account,
  accountKind: 'nguoi-dung',
  holder: practiceAccounts[0].holder,
  unitId: practiceUnit.unitId,
  unitName: practiceUnit.name,
  unitCode: practiceUnit.code,
  deskId: randomId(),
  mayUseLetters: true,
});

function directoryOf(identity: Identity): DirectoryLookup {
  const places = new Map<string, UnitPlace>(
    practiceUnits.map((unit) => [unit.unitId, { ...unit, depth: unit.parentId === null ? 1 : 2 }]),
  );
  return {
    unitName: (unitId) => places.get(unitId)?.name ?? '',
    unit: (unitId) => places.get(unitId) ?? null,
    account: (wanted) => {
      const found = practiceAccounts.find(({ account }) => account === wanted);
      return found ? { ...found, active: true } : null;
    },
    hasColleague: (unitId, mine) => practiceAccounts.some((one) => one.unitId === unitId && one.account !== mine),
    administrator: () => null,
    me: () => identity,
  };
}
