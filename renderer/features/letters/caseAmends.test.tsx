// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../shared/rules/types';
import { added, openLetter, tab } from '../../../test/fixtures/open-letter';
import { trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import { trainingClock as clock } from '../../../test/fixtures/training-clock';

afterEach(cleanup);

describe('an extension that came after the deadline had passed', () => {
  const missed = '2026-03-03';
  const late: Clock = { ...clock, extensions: [{ ...clock.extensions[0]!, missed }], missed, soon: false };

  it('is marked where the clock explains itself, and the result still asks who answers for the lateness', async () => {
    await openLetter({ ...trainingLetter(1), clocks: [late] });
    tab(3);
    await screen.findByText(/Đã quá hạn 03\/03\/2026 trước khi được gia hạn/);
    expect(screen.getAllByText('Gia hạn sau khi hết hạn')).toHaveLength(2);
    tab(1);
    fireEvent.click(await screen.findByRole('button', { name: /^Kết quả/ }));
    const form = await screen.findByRole('form', { name: 'Kết quả' });
    typeInto(within(form).getByLabelText(/^Ngày kết luận/), '6/3/2026');
    await within(form).findByLabelText(/^Đơn vị chịu trách nhiệm/);
    typeInto(within(form).getByLabelText(/^Ngày kết luận/), '3/3/2026');
    await waitFor(() => expect(within(form).queryByLabelText(/^Đơn vị chịu trách nhiệm/)).toBeNull());
  });

  it('is warned of while it is entered, by the day of its decision', async () => {
    await openLetter({ ...trainingLetter(1), clocks: [{ ...clock, state: 'overdue' }] });
    tab(3);
    fireEvent.click((await screen.findAllByRole('button', { name: 'Gia hạn' }))[0]!);
    const form = await screen.findByRole('form', { name: 'Gia hạn' });
    typeInto(within(form).getByLabelText(/^Ngày quyết định/), '10/3/2026');
    await within(form).findByText(/Thời hạn đã hết ngày 09\/03\/2026/);
    typeInto(within(form).getByLabelText(/^Ngày quyết định/), '9/3/2026');
    await waitFor(() => expect(within(form).queryByText(/Thời hạn đã hết ngày/)).toBeNull());
  });
});

describe('an act that was entered by mistake', () => {
  it('is taken back in the history with a reason, and stays there struck through; nothing is offered for it again', async () => {
    const [one, two] = [`${'0'.repeat(31)}1`, `${'0'.repeat(31)}2`];
    const written = { by: 'can-bo-a', atMs: Date.now() };
    const event = {
      t: 'extend',
      rule: 'x',
      days: 300,
      on: '2026-02-20',
      approver: 'Bà Mẫu',
      reason: 'phức tạp',
    } as const;
    const assign = { t: 'assign', role: 'chu-tri', person: 'Bà Mẫu' } as const;
    const work = [
      { ...written, opId: one, event },
      { ...written, opId: two, event: assign },
    ];
    const app = await openLetter({ ...trainingLetter(1), work });
    tab(9);
    // An assignment ends by an act of its own.
    const offers = await screen.findAllByRole('button', { name: /^Hủy ghi nhận/ });
    expect(offers).toHaveLength(1);
    fireEvent.click(offers[0]!);
    const dialog = await screen.findByRole('dialog', { name: 'Hủy ghi nhận do nhầm' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Hủy ghi nhận' }));
    await within(dialog).findByText('Cần nhập ô này.');
    expect(added(app)).toEqual([]);
    typeInto(within(dialog).getByLabelText(/^Lý do/), 'gõ nhầm 30 ngày');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Hủy ghi nhận' }));
    await waitFor(() => expect(added(app)).toEqual([{ t: 'void', event: one, reason: 'gõ nhầm 30 ngày' }]));
    const struck = await screen.findByText(/Đã hủy ghi nhận lúc .* Lý do: gõ nhầm 30 ngày/);
    expect(struck.closest('li')?.querySelector('del')?.textContent).toContain('300 ngày');
    expect(screen.queryByRole('button', { name: /^Hủy ghi nhận/ })).toBeNull();
  });
});
