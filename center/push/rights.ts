import { DeskFailure } from '../../shared/errors';
import type { DeskRecord } from '../../shared/sync/directory';
import type { Center } from '../center';
import type { Caller } from '../login/caller';
import type { DirectoryState } from '../store/directoryLog';
import type { Run } from './run';

/**
 * The desk of a run, when it is certified for the caller's account and the stream is the caller's unit.
 * @throws DeskFailure NOT_MEMBER
 */
export function deskOfRun({ directory }: DirectoryState, run: Run, caller: Caller): DeskRecord {
  const account = directory.accounts.get(caller.account);
  if (account?.state !== 'active' || account.certSha256 !== caller.certSha256) throw notMember('account');
  const desk = directory.desks.get(run.deskId);
  if (desk?.account !== caller.account) throw notMember('desk');
  if (account.kind === 'quan-tri' || account.unitId !== run.unitId || desk.unitId !== run.unitId) {
    throw notMember('unit');
  }
  return desk;
}

/**
 * New batches belong to this year or its neighbours, and are sealed under the unit's current epoch, or for a while
 * under one that was current.
 * @throws DeskFailure BAD_INPUT, OLD_EPOCH
 */
export function checkTimely(center: Center, state: DirectoryState, run: Run, firstNew: number): void {
  const now = center.now();
  if (Math.abs(run.year - new Date(now).getUTCFullYear()) > 1) throw new DeskFailure('BAD_INPUT', { what: 'year' });
  const current = state.directory.units.get(run.unitId)!.epoch;
  for (const { head } of run.batches.slice(firstNew)) {
    if (head.epoch < 1 || head.epoch > current) throw new DeskFailure('BAD_INPUT', { what: 'epoch' });
    if (head.epoch === current) continue;
    const replacedMs = state.epochRecorded.get(`${run.unitId}/${head.epoch + 1}`) ?? 0;
    if (now - replacedMs > center.limits.epochGraceMs) throw new DeskFailure('OLD_EPOCH', { epoch: current });
  }
}

const notMember = (what: string): DeskFailure => new DeskFailure('NOT_MEMBER', { what });
