import { DeskFailure } from '../errors';
import type { Account, DeskRecord } from './directory';
import type { EntryBody } from './directoryEntry';
import { isWithin, type Units } from './unitTree';

/** What the log said so far. */
interface Known {
  readonly units: Units;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly desks: ReadonlyMap<string, DeskRecord>;
}

/**
 * Entries must make sense where they stand: nothing is declared twice, nothing hangs in the air.
 * @throws DeskFailure DIRECTORY_INVALID (params.why)
 */
export function checkSense({ units, accounts, desks }: Known, body: EntryBody): void {
  const must = (holds: boolean, why: string) => {
    if (!holds) throw new DeskFailure('DIRECTORY_INVALID', { why });
  };
  switch (body.type) {
    case 'unit.add':
      must(!units.has(body.unitId), 'unit exists');
      must(body.parentId === null || units.has(body.parentId), 'no parent');
      break;
    case 'unit.rename':
      must(units.has(body.unitId), 'no unit');
      break;
    case 'unit.move':
      must(units.has(body.unitId), 'no unit');
      must(body.parentId === null || units.has(body.parentId), 'no parent');
      must(body.parentId === null || !isWithin(units, body.parentId, body.unitId), 'cycle');
      break;
    case 'account.declare':
      must(!accounts.has(body.account), 'account exists');
      must(units.has(body.unitId), 'no unit');
      break;
    case 'account.handover':
    case 'account.state':
      must(accounts.has(body.account), 'no account');
      must(accounts.get(body.account)?.state !== 'revoked', 'revoked');
      break;
    case 'desk.certify':
      must(!desks.has(body.deskId), 'desk exists');
      break;
    case 'unit.epoch':
      must(units.get(body.unitId)?.epoch === body.epoch - 1, 'epoch');
      break;
    default:
      break;
  }
}
