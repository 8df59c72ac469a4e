// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { added, openLetter, tab } from '../../../test/fixtures/open-letter';
import { press, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';

afterEach(cleanup);

describe('whoever must not act on the letter', () => {
  const finding = { code: 'is-accused', matches: 'Đối Tượng 1 TẬP HUẤN', propose: 'Ủy ban Kiểm tra TẬP HUẤN' };

  async function assign(mayOverride: boolean, more: { asks?: 'office' } = {}) {
    const app = await openLetter(trainingLetter(1), { guard: { ...finding, mayOverride, ...more } });
    tab(4);
    fireEvent.click(await screen.findByRole('button', { name: 'Phân công' }));
    const form = await screen.findByRole('form', { name: 'Phân công' });
    typeInto(within(form).getByLabelText(/^Vai trò/), 'xu-ly-chinh');
    typeInto(within(form).getByLabelText(/^Người được phân công/), 'Đối Tượng 1 TẬP HUẤN');
    await within(form).findByText(/trùng với người bị tố cáo/);
    expect(within(form).getByText(/Ủy ban Kiểm tra TẬP HUẤN/)).toBeTruthy();
    return { app, form };
  }

  it('is not assigned, and the level above is proposed', async () => {
    const { app, form } = await assign(false);
    press('s', { ctrlKey: true }, document.body);
    await within(form).findByText('Chọn người khác hoặc đưa lên cấp trên.');
    expect(added(app)).toEqual([]);
    fireEvent.click(within(form).getByRole('button', { name: 'Đưa lên cấp trên…' }));
    const above = await screen.findByRole('form', { name: 'Quyết định khi có xung đột lợi ích' });
    typeInto(within(above).getByLabelText(/^Lý do/), 'là người bị tố cáo');
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() => expect(added(app)).toMatchObject([{ t: 'guard', decision: 'cap-tren' }]));
  });

  it('is assigned as another person of that name only with the ground for it, which goes with the act', async () => {
    const { app, form } = await assign(true);
    press('s', { ctrlKey: true }, document.body);
    await within(form).findByText('Cần nhập ô này.');
    expect(added(app)).toEqual([]);
    typeInto(within(form).getByLabelText(/Là người khác cùng tên/), 'khác năm sinh');
    press('s', { ctrlKey: true }, document.body);
    await waitFor(() => expect(added(app)).toMatchObject([{ t: 'assign' }]));
    expect(app.vault.calls.find(({ name }) => name === 'work.add')?.input).toMatchObject({
      word: { decision: 'khac-nguoi', reason: 'khác năm sinh' },
    });
  });

  it('is nobody else before his office is told, where the letter tells that of the accused', async () => {
    const { app, form } = await assign(false, { asks: 'office' });
    expect(within(form).queryByLabelText(/Là người khác cùng tên/)).toBeNull();
    typeInto(within(form).getByLabelText(/^Chức vụ/), 'Kế toán');
    await waitFor(() =>
      expect(app.vault.calls.filter(({ name }) => name === 'guard.check').at(-1)?.input).toMatchObject({
        person: 'Đối Tượng 1 TẬP HUẤN',
        office: 'Kế toán',
      }),
    );
  });
});

describe('a covered denouncer', () => {
  it('is uncovered with a reason, and covered again on leaving the letter but not on editing it', async () => {
    const app = await openLetter(trainingLetter(1));
    const masks = () => app.vault.calls.filter(({ name }) => name === 'letter.mask').length;
    press('x', {}, document.body);
    typeInto(await screen.findByLabelText(/^Lý do/), 'mời làm việc');
    fireEvent.click(screen.getByRole('button', { name: 'Ghi nhật ký và hiện' }));
    await screen.findByText(/Đang hiện danh tính/);
    press('e', {}, document.body);
    await screen.findByRole('form', { name: 'Sửa đơn' });
    expect(masks()).toBe(0);
    press('2', { altKey: true }, document.body);
    await waitFor(() => expect(masks()).toBe(1));
  });
});
