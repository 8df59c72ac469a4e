import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import type { TodayGroup } from '../api/work';
import type { Vault } from '../vault';
import { type Desk, letter, testDirectory } from './fakes';

/** Work of the day as tests write and read it; the fakes' clock stands at 28 May 2026. */
export const entered = async (vault: Vault, n: number, more: Partial<Letter> = {}): Promise<string> =>
  unwrap(await vault.call('letter.save', { changes: letter(n, { arrivedOn: '2026-05-27', ...more }) })).recId;
export const add = async (vault: Vault, recId: string, event: WorkEvent) =>
  unwrap(await vault.call('work.add', { recId, event })).opId;
export const group = async (vault: Vault, name: TodayGroup) => {
  const { groups } = unwrap(await vault.call('today.get', {}));
  return groups.find((item) => item.group === name)!;
};
export const reasons = async (vault: Vault, name: TodayGroup) =>
  (await group(vault, name)).items.map(({ recId, reason }) => [recId, reason]);
/** In which groups a letter stands, but for those that are about sending. */
export const groupsOf = async (vault: Vault, recId: string): Promise<readonly TodayGroup[]> => {
  const { groups } = unwrap(await vault.call('today.get', {}));
  const holding = groups.filter(({ items }) => items.some((item) => item.recId === recId));
  return holding.map((one) => one.group).filter((one) => one !== 'unsent');
};
export const propose: WorkEvent = { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-05-28' };
export const answer = (proposal: string, verdict: 'dong-y' | 'tra-lai'): WorkEvent => ({
  t: 'approve',
  proposal,
  verdict,
  approver: 'TẬP HUẤN Lãnh đạo',
  on: '2026-05-28',
  ...(verdict === 'tra-lai' ? { text: 'TẬP HUẤN: chưa rõ căn cứ' } : {}),
});
export const assign = (account: string, person: string, dueOn?: string, role = 'xu-ly-chinh'): WorkEvent => ({
  t: 'assign',
  role,
  person,
  account,
  ...(dueOn ? { dueOn } : {}),
});
export const me = ['can-bo-d1', 'TẬP HUẤN Tôi'] as const;
export const other = ['can-bo-khac', 'TẬP HUẤN Đồng nghiệp'] as const;
export const asLeader = (desk: Desk): Promise<Vault> => {
  const directory = testDirectory();
  return desk.open(undefined, { ...directory, account: (id) => ({ ...directory.account(id)!, roles: ['ld'] }) });
};
