import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { LetterStatus } from '../../../shared/model/letter';
import type { WorkEvent } from '../../../shared/model/work';
import { fold } from '../fold';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const entered = async (vault: Vault, n = 1, more = {}): Promise<string> =>
  unwrap(await vault.call('letter.save', { changes: letter(n, more) })).recId;
const detail = async (vault: Vault, recId: string) => unwrap(await vault.call('letter.get', { recId }));

describe('work on a letter', () => {
  it('is kept in its order and is there after the desk was closed, folded or not', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await entered(vault);
    const step = { t: 'step', step: 'lam-viec', on: '2026-05-21' } as const;
    const stop = { t: 'stop', reason: 'cho-giam-dinh', on: '2026-05-22' } as const;
    const { opId } = unwrap(await vault.call('work.add', { recId, event: step }));
    unwrap(await vault.call('work.add', { recId, event: stop }));
    const before = (await detail(vault, recId)).work;
    expect(before.map(({ event }) => event)).toEqual([step, stop]);
    expect(before[0]?.opId).toBe(opId);
    await fold(vault.core);
    vault.core.db.close();
    vault = await desk.open();
    expect((await detail(vault, recId)).work).toEqual(before);
  });

  it('shows in the history with what was done and by whom', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const event = { t: 'remind', to: 'Đảng ủy xã Mẫu', on: '2026-05-21' } as const;
    unwrap(await vault.call('work.add', { recId, event }));
    const { entries } = unwrap(await vault.call('letter.history', { recId }));
    expect(entries.at(-1)).toMatchObject({ act: 'work', event, by: 'can-bo-d1', changes: [] });
  });

  it('takes its draft away in the same act', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    unwrap(await vault.call('draft.put', { key: 'work', value: 'đề xuất dở' }));
    const event: WorkEvent = { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-05-21' };
    unwrap(await vault.call('work.add', { recId, event, draftKey: 'work' }));
    expect(unwrap(await vault.call('draft.list', {})).drafts).toEqual([]);
  });

  it('that names an earlier act which the letter does not have is refused, and nothing is written', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recId = await entered(vault);
    const event = { t: 'unassign', assignment: 'ab'.repeat(16), reason: 'nhầm' } as const;
    expect(await vault.call('work.add', { recId, event })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    expect(desk.file.rows).toHaveLength(1);
  });

  it('an approval and the direction that it gives are on the disk at once, so that no power cut leaves one without the other', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await entered(vault);
    const propose: WorkEvent = { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-05-21' };
    const { opId: proposal } = unwrap(await vault.call('work.add', { recId, event: propose }));
    const written = desk.file.rows.length;
    const approve = { t: 'approve', proposal, approver: 'Hoàng Thị Duyệt', on: '2026-05-22' } as const;
    unwrap(await vault.call('work.add', { recId, event: { ...approve, verdict: 'dong-y-sua', direction: 'luu' } }));
    expect(desk.file.rows.length - written).toBe(1);
    expect((await detail(vault, recId)).letter.direction).toBe('luu');
    await fold(vault.core);
    vault.core.db.close();
    vault = await desk.open();
    expect((await detail(vault, recId)).letter.direction).toBe('luu');
    expect((await detail(vault, recId)).work.map(({ event }) => event.t)).toEqual(['propose', 'approve']);
  });

  it('an approval of one content gives that content its direction, and one that sends back gives none', async () => {
    const vault = await newDesk().open();
    const claims = [
      { id: 'a1', kind: 'to-cao', text: `${letter(1).senders[0]!.name} viết: đất bãi` },
      { id: 'b2', kind: 'phan-anh', text: 'TẬP HUẤN: tiếp dân' },
    ] as const;
    const recId = await entered(vault, 1, { claims });
    const propose = (claim: string): WorkEvent => {
      return { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-05-21', claim };
    };
    for (const [claim, verdict] of [
      ['a1', 'tra-lai'],
      ['b2', 'dong-y'],
    ] as const) {
      const { opId: proposal } = unwrap(await vault.call('work.add', { recId, event: propose(claim) }));
      const event: WorkEvent = {
        t: 'approve',
        proposal,
        verdict,
        approver: 'Hoàng Thị Duyệt',
        on: '2026-05-22',
        claim,
      };
      unwrap(await vault.call('work.add', { recId, event }));
    }
    const { letter: held } = await detail(vault, recId);
    expect(held.claims?.map(({ direction }) => direction)).toEqual([undefined, 'thu-ly']);
    expect(held.direction).toBeUndefined();
    // The denouncer's name stands covered on the screen, and was not written over by that.
    unwrap(await vault.call('letter.unmask', { recId, reason: 'Mời làm việc' }));
    expect((await detail(vault, recId)).letter.claims?.[0]?.text).toBe(claims[0].text);
  });

  it('a complaint that was sent after its time is told as late, by the day on which the decision was received', async () => {
    const vault = await newDesk().open();
    const days = { arrivedOn: '2026-07-20', postmarkedOn: '2026-07-15' };
    const complaint = { kind: 'khieu-nai', ...days, decisionReceivedOn: '2026-06-02' };
    const hints = (await detail(vault, await entered(vault, 1, complaint))).classificationHints;
    expect(hints.find(({ code }) => code === 'qua-thoi-hieu')?.because).toContain('31 ngày làm việc');
    const inTime = { ...complaint, decisionReceivedOn: '2026-06-03' };
    const none = (await detail(vault, await entered(vault, 2, inTime))).classificationHints;
    expect(none.some(({ code }) => code === 'qua-thoi-hieu')).toBe(false);
  });

  it('a link is on the disk for both letters at once, so that no power cut leaves it on one', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const [one, two] = [await entered(vault, 1), await entered(vault, 2)];
    const written = desk.file.rows.length;
    const link = { t: 'link', kind: 'trung', other: two } as const;
    unwrap(await vault.call('work.add', { recId: one, event: link }));
    expect(desk.file.rows.length - written).toBe(1);
    expect((await detail(vault, two)).links).toMatchObject([{ recId: one, kind: 'trung' }]);
  });

  it('links chosen while a letter is entered are in the one row that saves it, on both letters', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const [first, second] = [await entered(vault), await entered(vault, 2)];
    const links = [
      { other: first, kind: 'trung', text: 'Giống về: người gửi' },
      { other: second, kind: 'cung-vu-viec' },
    ] as const;
    unwrap(await vault.call('letter.delete', { recId: second, reason: 'nhập nhầm' }));
    const written = desk.file.rows.length;
    const saved = unwrap(await vault.call('letter.save', { changes: letter(3), links }));
    expect(desk.file.rows.length - written).toBe(1);
    expect(saved).toMatchObject({ registerNo: '3/2026', unlinked: [] });
    const { recId } = saved;
    const linksOf = async (of: string) => (await detail(vault, of)).links.map((link) => [link.recId, link.kind]);
    expect(await linksOf(recId)).toEqual([
      [first, 'trung'],
      [second, 'cung-vu-viec'],
    ]);
    expect((await detail(vault, first)).links).toMatchObject([{ recId, kind: 'trung', text: 'Giống về: người gửi' }]);
    expect(await linksOf(second)).toEqual([]);
  });

  it('a letter is saved without a link that can not be made, and that is said; none is saved when the disk refuses', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const first = await entered(vault);
    const links = [{ other: 'c'.repeat(32), kind: 'trung' } as const, { other: first, kind: 'trung' } as const];
    desk.file.refuse = { code: 'DISK_FULL' };
    expect(await vault.call('letter.save', { changes: letter(2), links })).toMatchObject({ ok: false });
    expect((await detail(vault, first)).links).toEqual([]);
    desk.file.refuse = null;
    const { recId, unlinked } = unwrap(await vault.call('letter.save', { changes: letter(2), links }));
    expect(unlinked).toEqual([{ recId: 'c'.repeat(32), error: { code: 'NOT_FOUND' } }]);
    expect((await detail(vault, recId)).links).toMatchObject([{ recId: first }]);
  });

  it('a pair of duplicates suggests only the later letter as the duplicate, and not once the other is deleted', async () => {
    const vault = await newDesk().open();
    const original = await entered(vault, 1, { arrivedOn: '2026-06-01' });
    const later = await entered(vault, 2, { arrivedOn: '2026-06-03' });
    const hinted = async (recId: string) =>
      (await detail(vault, recId)).classificationHints.some(({ code }) => code === 'don-trung');
    unwrap(await vault.call('work.add', { recId: original, event: { t: 'link', kind: 'trung', other: later } }));
    expect([await hinted(original), await hinted(later)]).toEqual([false, true]);
    unwrap(await vault.call('letter.delete', { recId: original, reason: 'Nhập nhầm' }));
    expect(await hinted(later)).toBe(false);
  });

  it('a link stands on both letters, and is taken back on both', async () => {
    const vault = await newDesk().open();
    const [one, two] = [await entered(vault, 1), await entered(vault, 2)];
    const { opId } = unwrap(
      await vault.call('work.add', { recId: one, event: { t: 'link', kind: 'cung-vu-viec', other: two } }),
    );
    expect((await detail(vault, one)).links).toMatchObject([
      { recId: two, registerNo: '2/2026', kind: 'cung-vu-viec' },
    ]);
    expect((await detail(vault, two)).links).toMatchObject([{ recId: one, registerNo: '1/2026' }]);
    unwrap(await vault.call('work.add', { recId: one, event: { t: 'unlink', link: opId, reason: 'nhầm' } }));
    expect((await detail(vault, one)).links).toEqual([]);
    expect((await detail(vault, two)).links).toEqual([]);
  });

  it('a content goes the letter’s way until it moves by itself, from where the letter then stands', async () => {
    const vault = await newDesk().open();
    const claims = [
      { id: 'a1', kind: 'khieu-nai', text: 'TẬP HUẤN: đất bãi' },
      { id: 'b2', kind: 'khieu-nai', text: 'TẬP HUẤN: tiếp dân' },
    ] as const;
    const classification = { class: 'du-dieu-kien', criteria: [], reasons: [], on: '2026-05-28', asSource: false };
    const recId = await entered(vault, 1, { claims, classification });
    const propose: WorkEvent = { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-05-28' };
    const move = (to: LetterStatus, track?: string) =>
      vault.call('letter.move', { recId, to, reason: 'TẬP HUẤN', ...(track ? { track } : {}) });
    unwrap(await move('phan-loai'));
    unwrap(await move('de-xuat'));
    const { opId: proposal } = unwrap(await vault.call('work.add', { recId, event: propose }));
    unwrap(await move('duyet'));
    const approve = {
      t: 'approve',
      proposal,
      verdict: 'dong-y',
      approver: 'Hoàng Thị Duyệt',
      on: '2026-05-28',
    } as const;
    unwrap(await vault.call('work.add', { recId, event: approve }));
    for (const to of ['thu-ly', 'xac-minh'] as const) unwrap(await move(to));
    expect(Object.keys((await detail(vault, recId)).tracks)).toEqual([]);
    expect((await detail(vault, recId)).moves.tracks.a1?.map(({ to }) => to)).toEqual(['ket-luan', 'thu-ly']);
    expect(await move('phan-loai', 'a1')).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    unwrap(await move('ket-luan', 'a1'));
    const { tracks, status, clocks } = await detail(vault, recId);
    expect([status, tracks]).toEqual(['xac-minh', { a1: 'ket-luan' }]);
    expect(clocks.filter(({ purpose, doneOn }) => purpose === 'tra-loi' && doneOn === null)).toEqual([]);
  });
});
