import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../../shared/model/day';
import type { WorkEvent } from '../../../shared/model/work';
import { practiceLetters } from '../../../shared/training/practiceLetters';
import { type PracticeUnderTest, practiceOpening, startPractice } from '../../../test/fixtures/practice-vault';
import { exercises } from './exercises';
import { lookAt, type PracticeIds, seedPractice } from './look';

const today = dayOf(Date.now());
let practice: PracticeUnderTest;
let ids: PracticeIds;

beforeEach(async () => {
  practice = startPractice();
  await practice.ask('open', practiceOpening());
  ids = await seedPractice(practice.client);
});
afterEach(() => practice.client.call('close', {}));

/** Which steps of an exercise stand in the vault now. */
async function steps(id: string): Promise<boolean[]> {
  const looked = await lookAt(practice.client, ids);
  return exercises.find((exercise) => exercise.id === id)!.steps.map((step) => step.done(looked));
}
const add = (recId: string, event: WorkEvent) => practice.ask('work.add', { recId, event });
const note = (recId: string) => practice.ask('letter.note', { recId, text: 'Ghi chú TẬP HUẤN' });
const classify = (recId: string, more: Record<string, unknown>) =>
  practice.ask('letter.save', {
    recId,
    changes: { classification: { class: 'du-dieu-kien', criteria: [], reasons: [], on: today, ...more } },
  });

describe('the exercises', () => {
  it('begin with nothing done, on letters that all say TẬP HUẤN', async () => {
    for (const { id } of exercises) expect((await steps(id)).some(Boolean), id).toBe(false);
    const { rows } = await practice.ask('list.open', {});
    expect(rows).toHaveLength(7);
    expect(rows.every(({ summary }) => summary.includes('TẬP HUẤN'))).toBe(true);
  });

  it('a letter that was entered without its sender and date is only partly done', async () => {
    const { original } = practiceLetters(today);
    const { receivedOn: _, ...bare } = { ...original, kind: 'khieu-nai' as const, authorship: 'nac-danh' as const };
    const { recId } = await practice.ask('letter.save', { changes: { ...bare, senders: [] } });
    expect(await steps('intake')).toEqual([true, false, false]);
    await practice.ask('letter.save', { recId, changes: { senders: original.senders, receivedOn: today } });
    expect(await steps('intake')).toEqual([true, true, true]);
  });

  it('an anonymous letter is done when it is classified as one and kept as a source', async () => {
    await classify(ids.anonymous, { class: 'nac-danh', reasons: ['giau-ten'] });
    expect(await steps('anonymous')).toEqual([true, true, false]);
    await classify(ids.anonymous, { class: 'nac-danh', reasons: ['giau-ten'], asSource: true });
    expect(await steps('anonymous')).toEqual([true, true, true]);
    await classify(ids.anonymous, { class: 'du-dieu-kien' });
    expect(await steps('anonymous')).toEqual([false, false, false]);
  });

  it('a duplicate is linked with the letter that came first, not with any other', async () => {
    await add(ids.again, { t: 'link', kind: 'trung', other: ids.transfer });
    expect(await steps('duplicate')).toEqual([false, false]);
    await add(ids.again, { t: 'link', kind: 'trung', other: ids.original });
    await note(ids.again);
    expect(await steps('duplicate')).toEqual([true, true]);
  });

  it('a letter is transferred by way of classification, proposal and approval', async () => {
    const recId = ids.transfer;
    await classify(recId, {});
    const proposal = await add(recId, { t: 'propose', direction: 'chuyen-don', reasons: [], text: '', on: today });
    await add(recId, {
      t: 'approve',
      proposal: proposal.opId,
      verdict: 'dong-y',
      approver: 'TẬP HUẤN Người Duyệt',
      on: today,
    });
    await add(recId, { t: 'transfer', to: 'UBKT xã TẬP HUẤN', on: today, papers: [], crossing: null });
    expect(await steps('transfer')).toEqual([true, true, true, true, false]);
    for (const to of ['phan-loai', 'de-xuat', 'duyet', 'chuyen'] as const)
      await practice.ask('letter.move', { recId, to });
    expect(await steps('transfer')).toEqual([true, true, true, true, true]);
  });

  it('an identity is looked at with a reason that says something', async () => {
    await practice.ask('letter.unmask', { recId: ids.shielded, reason: 'xem' });
    expect(await steps('unmask')).toEqual([false, false]);
    await practice.ask('letter.mask', { recId: ids.shielded });
    await practice.ask('letter.unmask', { recId: ids.shielded, reason: 'Hẹn người tố cáo làm việc' });
    await note(ids.shielded);
    expect(await steps('unmask')).toEqual([true, true]);
  });

  it('a clock is extended, stopped and restarted', async () => {
    const { clocks } = await practice.ask('letter.get', { recId: ids.clock });
    expect(clocks.length).toBeGreaterThan(0);
    const rule = clocks[0]!.rule;
    await add(ids.clock, { t: 'extend', rule, days: 5, on: today, approver: 'TẬP HUẤN', reason: 'TẬP HUẤN' });
    expect(await steps('clock')).toEqual([true, false, false]);
    const { pack } = await practice.ask('rules.get', {});
    await add(ids.clock, { t: 'stop', reason: pack.stopReasons[0]!.code, on: today });
    await add(ids.clock, { t: 'restart', on: today });
    expect(await steps('clock')).toEqual([true, true, true]);
  });
});
