// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkEvent } from '../../../shared/model/work';
import { added, openLetter, tab } from '../../../test/fixtures/open-letter';
import { press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import { trainingClock as clock } from '../../../test/fixtures/training-clock';
import { formatDay, isoDay } from '../../i18n/dates';

afterEach(cleanup);

describe('the letter’s screen by keyboard', () => {
  it('opens every small form of work on a letter with which nothing has been done yet', async () => {
    await openLetter(trainingLetter(1));
    for (const key of ['l', 'p', 'b', 'c', 'o', 'k']) {
      press(key, {}, document.body);
      await screen.findByRole('form');
      press('Escape', {}, document.body);
      expect(screen.queryByRole('form')).toBeNull();
    }
  });

  it('opens its parts with Ctrl and a digit, and Escape closes a form before it leaves the letter', async () => {
    await openLetter(trainingLetter(1));
    tab(4);
    fireEvent.click(await screen.findByRole('button', { name: 'Phân công' }));
    await screen.findByRole('form', { name: 'Phân công' });
    press('Escape', {}, document.body);
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Phân công' })).toBeNull());
    expect(screen.getByRole('region', { name: 'Đơn thư' })).toBeTruthy();
    press('Escape', {}, document.body);
    await screen.findByRole('grid');
  });

  it('shows a content that has no way of its own where the letter stands, and offers what follows there', async () => {
    const claims = [
      { id: 'a', kind: 'to-cao', text: 'Một' },
      { id: 'b', kind: 'to-cao', text: 'Hai' },
    ] as const;
    await openLetter({ ...trainingLetter(1, { claims: [...claims] }), status: 'xac-minh' });
    fireEvent.click(await screen.findByRole('button', { name: /^Nội dung 2.*Thẩm tra, xác minh$/ }));
    const next = screen.getByRole('list', { name: 'Bước tiếp theo' });
    within(next).getByRole('button', { name: /Kết luận/ });
    expect(within(next).queryByRole('button', { name: /^Phân loại/ })).toBeNull();
  });

  it('keeps what was typed in a small form that was closed', async () => {
    await openLetter(trainingLetter(1));
    press('p', {}, document.body);
    typeInto(await screen.findByLabelText('Diễn giải đề xuất'), 'đang viết dở');
    press('Escape', {}, document.body);
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Đề xuất' })).toBeNull());
    press('p', {}, document.body);
    await screen.findByDisplayValue('đang viết dở');
    expect(screen.getByText(/Đang tiếp tục bản nháp/)).toBeTruthy();
  });

  it('takes no day to come, and none before the letter arrived, for what was done', async () => {
    const held = trainingLetter(1);
    const app = await openLetter({ ...held, letter: { ...held.letter, arrivedOn: '2026-02-10' } });
    press('b', {}, document.body);
    const form = await screen.findByRole('form', { name: 'Ghi bước' });
    typeInto(within(form).getByLabelText(/^Bước/), 'bao-tin');
    const nextYear = `${new Date().getFullYear() + 1}`;
    for (const day of [`20/11/${nextYear}`, '9/2/2026']) {
      typeInto(within(form).getByLabelText(/^Ngày/), day);
      press('s', { ctrlKey: true }, document.body);
      await within(form).findByText('Ghi ngày từ ngày đơn đến cho tới hôm nay.');
    }
    expect(added(app)).toEqual([]);
    typeInto(within(form).getByLabelText(/^Ngày/), '10/02/2026');
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() => expect(added(app)).toMatchObject([{ t: 'step', on: '2026-02-10' }]));
  });

  it('gives a draft of a small form back that was thrown away', async () => {
    const app = await openLetter(trainingLetter(1));
    press('p', {}, document.body);
    typeInto(await screen.findByLabelText('Diễn giải đề xuất'), 'đang viết dở');
    press('Escape', {}, document.body);
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Đề xuất' })).toBeNull());
    press('p', {}, document.body);
    await screen.findByDisplayValue('đang viết dở');
    fireEvent.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
    await waitFor(() => expect(screen.queryByDisplayValue('đang viết dở')).toBeNull());
    const lastOfDraft = () => app.vault.calls.findLast(({ name }) => name === 'draft.put' || name === 'draft.remove');
    await waitFor(() => expect(lastOfDraft()?.name).toBe('draft.remove'));
    press('h', { altKey: true }, document.body);
    await screen.findByDisplayValue('đang viết dở');
    await waitFor(() => expect(lastOfDraft()?.name).toBe('draft.put'));
  });

  it('records by keyboard that a reminded chi bộ has answered, on a day not before the reminder', async () => {
    const remind = { t: 'remind', to: 'Chi bộ thôn Mẫu', on: '2026-03-02', dueOn: '2026-03-10' } as const;
    const work = [{ opId: 'a1'.repeat(16), by: 'can-bo-1', atMs: 1, event: remind }];
    const app = await openLetter({ ...trainingLetter(1), work });
    await screen.findByText('Quá hạn trả lời 10/03/2026');
    press('t', {}, document.body);
    const form = await screen.findByRole('form', { name: 'Ghi trả lời đôn đốc' });
    within(form).getByText('Chi bộ thôn Mẫu, lần 1, 02/03/2026');
    typeInto(within(form).getByLabelText(/^Ngày trả lời/), '1/3/2026');
    press('s', { ctrlKey: true }, document.body);
    await within(form).findByText('Ngày trả lời không thể trước ngày đôn đốc.');
    typeInto(within(form).getByLabelText(/^Ngày trả lời/), '9/3/2026');
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() =>
      expect(added(app)).toMatchObject([{ t: 'remindAnswer', reminder: 'a1'.repeat(16), on: '2026-03-09' }]),
    );
    await waitFor(() => expect(screen.queryByText('Quá hạn trả lời 10/03/2026')).toBeNull());
    // Nobody else is waited for.
    press('t', {}, document.body);
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('saves a proposal only when it is whole', async () => {
    const app = await openLetter(trainingLetter(1));
    press('p', {}, document.body);
    const form = await screen.findByRole('form', { name: 'Đề xuất' });
    press('s', { ctrlKey: true }, document.body);
    await within(form).findByText('Cần nhập ô này.');
    expect(added(app)).toEqual([]);
    typeInto(within(form).getByRole('combobox'), 'thu-ly');
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() => expect(added(app)).toMatchObject([{ t: 'propose', direction: 'thu-ly' }]));
  });
});

describe('two values of one field', () => {
  const chosen = ({ vault }: RenderedApp) =>
    vault.calls.flatMap(({ name, input }) => (name === 'letter.resolve' ? [(input as { value: unknown }).value] : []));

  it('are chosen from, and the other one by a key after it', async () => {
    const app = await openLetter({ ...trainingLetter(1), conflict: true });
    const [, second] = await screen.findAllByRole('button', { name: 'Chọn giá trị này' });
    fireEvent.click(second!);
    await screen.findByText(/^Đã chọn giá trị/);
    press('h', { altKey: true }, document.body);
    await waitFor(() => expect(chosen(app)).toHaveLength(2));
    expect(chosen(app)[1]).toBe('Trích yếu số 1 TẬP HUẤN');
    expect(chosen(app)[0]).not.toBe(chosen(app)[1]);
  });
});

describe('a step that was taken on another day', () => {
  const moves = ({ vault }: RenderedApp) =>
    vault.calls.flatMap(({ name, input }) => (name === 'letter.move' ? [input as { to: string; on?: string }] : []));
  const yesterday = () => new Date(Date.now() - 86_400_000);
  const typed = (day: Date) => formatDay(isoDay(day));

  it('is entered with its day, which is none to come and none before the letter came', async () => {
    const app = await openLetter(trainingLetter(1));
    fireEvent.click(await screen.findByRole('button', { name: 'Ghi bước đã làm ngày khác…' }));
    const form = await screen.findByRole('form', { name: 'Ghi bước đã làm ngày khác…' });
    typeInto(within(form).getByLabelText(/^Bước đã làm/), 'phan-loai');
    for (const wrong of [typed(new Date(Date.now() + 86_400_000)), '1/1/2020']) {
      typeInto(within(form).getByLabelText(/^Ngày làm/), wrong);
      press('s', { ctrlKey: true }, document.body);
      await within(form).findByText('Ghi ngày từ ngày đơn đến cho tới hôm nay.');
    }
    expect(moves(app)).toEqual([]);
    typeInto(within(form).getByLabelText(/^Ngày làm/), typed(yesterday()));
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() => expect(moves(app)).toMatchObject([{ to: 'phan-loai', on: isoDay(yesterday()) }]));
  });

  it('is of today when it is taken by its button', async () => {
    const app = await openLetter(trainingLetter(1));
    press('1', {}, document.body);
    await waitFor(() => expect(moves(app)).toHaveLength(1));
    expect(moves(app)[0]).not.toHaveProperty('on');
  });

  it('asks nobody to answer for lateness when the result was in time and only entered late', async () => {
    const late = { ...clock, state: 'overdue', dueOn: isoDay(yesterday()), left: -1 } as const;
    await openLetter({ ...trainingLetter(1), clocks: [late] });
    press('k', {}, document.body);
    const form = await screen.findByRole('form', { name: 'Kết quả' });
    expect(within(form).getByLabelText(/^Đơn vị chịu trách nhiệm/)).toBeTruthy();
    typeInto(within(form).getByLabelText(/^Ngày kết luận/), typed(yesterday()));
    await waitFor(() => expect(within(form).queryByLabelText(/^Đơn vị chịu trách nhiệm/)).toBeNull());
  });
});

describe('a decision on a letter', () => {
  const opId = 'a1'.repeat(16);
  const propose: WorkEvent = { t: 'propose', direction: 'thu-ly', reasons: [], text: '', on: '2026-02-10' };
  const entry = (event: WorkEvent, id: string) => ({ opId: id, by: 'can-bo', atMs: 1_770_000_000_000, event });

  it('keeps the account of its approver, by which his body is known later', async () => {
    const app = await openLetter({ ...trainingLetter(1), status: 'duyet', work: [entry(propose, opId)] });
    press('d', {}, document.body);
    const form = await screen.findByRole('form', { name: 'Duyệt' });
    const account = within(form).getByLabelText(/^Cán bộ của đơn vị/) as HTMLSelectElement;
    const chosen = [...account.options].map(({ value }) => value).find(Boolean)!;
    typeInto(account, chosen);
    await waitFor(() =>
      expect(app.vault.calls.filter(({ name }) => name === 'guard.check').at(-1)?.input).toMatchObject({
        act: 'approve',
        account: chosen,
        direction: 'thu-ly',
      }),
    );
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() => expect(added(app)).toMatchObject([{ t: 'approve', account: chosen }]));
  });

  it('does not count when the letter accuses the approver, and the officer is told who and why and what to do', async () => {
    const approve = {
      t: 'approve',
      proposal: opId,
      verdict: 'dong-y',
      approver: 'Đối Tượng 1 TẬP HUẤN',
      on: '2026-02-11',
    } as const;
    const by = 'b2'.repeat(16);
    const finding = { code: 'is-accused', matches: approve.approver, propose: null, mayOverride: true };
    await openLetter({
      ...trainingLetter(1),
      status: 'duyet',
      work: [entry(propose, opId), entry(approve, by)],
      moves: [{ to: 'thu-ly', missing: ['approval', 'guard'], needsReason: false, barred: [by] }],
      standing: [{ opId: by, act: 'approve', person: approve.approver, finding }],
    });
    const moves = await screen.findByRole('list', { name: 'Bước tiếp theo' });
    expect(within(moves).getByText(/Đối Tượng 1 TẬP HUẤN.*không được tính.*bị tố cáo.*người khác/)).toBeTruthy();
    press('1', {}, document.body);
    await screen.findByRole('form', { name: 'Duyệt' });
  });
});

describe('a number of another year than the letter’s', () => {
  const numbered = (year: number) =>
    trainingLetter(1, {
      arrivedOn: '2026-01-05',
      registerNo: `213/${year}`,
      number: { book: 'don-thu', year, no: 213 },
    });

  it('is told where the letter is read, and changed for one of its year with a reason', async () => {
    const app = await openLetter(numbered(2025));
    expect(await screen.findByText(/213\/2025 thuộc sổ năm 2025, còn đơn đến năm 2026/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Cấp số năm 2026 thay số 213/2025' }));
    typeInto(await screen.findByRole('textbox', { name: /Lý do đổi số/ }), 'nhập nhầm năm');
    fireEvent.submit(screen.getByRole('form', { name: 'Cấp số tiếp theo' }));
    await waitFor(() =>
      expect(app.vault.calls.find(({ name }) => name === 'book.renumber')?.input).toMatchObject({
        reason: 'nhập nhầm năm',
      }),
    );
  });

  it('is not spoken of where the years agree', async () => {
    await openLetter(numbered(2026));
    expect(screen.queryByText(/thuộc sổ năm/)).toBeNull();
  });
});

describe('a due date', () => {
  it('that no day starts is told as not running, and the day can be filled in', async () => {
    const held = trainingLetter(1);
    const { receivedOn: _, ...letter } = held.letter;
    await openLetter({ ...held, letter });
    tab(3);
    await screen.findByText(/Hạn giải quyết chưa bắt đầu tính/);
    fireEvent.click(screen.getByRole('button', { name: 'Ghi ngày nhận…' }));
    await screen.findByRole('form', { name: 'Sửa đơn' });
  });

  it('that runs is not told as not running', async () => {
    const held = trainingLetter(1);
    await openLetter({ ...held, letter: { ...held.letter, receivedOn: '2026-11-16' }, clocks: [clock] });
    tab(3);
    await screen.findByText(/Quy định mẫu, Điều 7/);
    expect(screen.queryByText(/Hạn giải quyết chưa bắt đầu tính/)).toBeNull();
  });

  it('of one content are extended and stopped where that content is chosen', async () => {
    const claims = [
      { id: 'a', kind: 'to-cao', text: 'Một' },
      { id: 'b', kind: 'to-cao', text: 'Hai' },
    ] as const;
    const base = trainingLetter(1);
    const app = await openLetter({ ...base, letter: { ...base.letter, claims: [...claims] }, clocks: [clock] });
    tab(3);
    fireEvent.click(await screen.findByRole('button', { name: /^Nội dung 2/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Tạm dừng' }));
    const form = await screen.findByRole('form', { name: 'Tạm dừng' });
    within(form).getByText('Chỉ cho thời hạn của nội dung 2.');
    typeInto(within(form).getByLabelText(/^Lý do/), 'cho-tai-lieu');
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() => expect(added(app)).toMatchObject([{ t: 'stop', claim: 'b' }]));
  });

  it('tells rule, article, start, skipped days by name, extensions and edition, and that its source was not read', async () => {
    await openLetter({ ...trainingLetter(1), clocks: [clock] });
    tab(3);
    await screen.findByText(/Quy định mẫu, Điều 7/);
    expect(screen.getAllByText('chưa kiểm chứng').length).toBeGreaterThan(0);
    expect(screen.getByText(/Ngày cơ quan có thẩm quyền nhận: 10\/02\/2026/)).toBeTruthy();
    expect(screen.getByText(/Bà Mẫu duyệt 01\/03\/2026/)).toBeTruthy();
    expect(screen.getByText('Vượt mức cho phép')).toBeTruthy();
    expect(screen.getByText('Bộ quy tắc mẫu, bản 1')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '2 ngày không làm việc' }));
    expect(screen.getByText('Tết Nguyên đán (1)')).toBeTruthy();
    expect(screen.getByText('17/02/2026')).toBeTruthy();
  });
});
