import type { WorkEvent } from '../../model/work';
import { clocksOf } from '../deadline';
import { defaultPack } from '../pack/default';
import { makeEditions } from '../pack/editions';
import type { CaseFacts, Clock, Day } from '../types';
import { communeUnit } from './facts';

/** The settling of a denunciation at a district by the default pack, and what moves its clock. */
export const editions = makeEditions([defaultPack]);
export const settling = 'to-cao-dia-phuong';
/** Due on 7 October 2026. */
export const denunciation = { kind: 'to-cao', arrivedOn: '2026-05-29', receivedOn: '2026-06-01' } as const;

/** @throws Error when the rule sets the letter no clock */
export function clockOf(facts: CaseFacts, rule: string, today: Day, unit = communeUnit, packs = editions): Clock {
  const clock = clocksOf(facts, unit, packs, today).find((one) => one.rule === rule);
  if (!clock) throw new Error(`no clock ${rule}`);
  return clock;
}

export const stop = (on: Day): WorkEvent => ({ t: 'stop', reason: 'cho-tai-lieu', on });
export const restart = (on: Day): WorkEvent => ({ t: 'restart', on });
export const extend = (days: number, on: Day): WorkEvent => ({
  t: 'extend',
  rule: settling,
  days,
  on,
  approver: 'Đồng chí Mẫu',
  reason: 'Vụ việc phức tạp',
});
