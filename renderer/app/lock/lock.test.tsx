// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fail, ok } from '../../../shared/errors';
import { createDeskDouble, trainingToken } from '../../../test/fixtures/desk-double';
import { press, renderApp, type as typeInto, unlock } from '../../../test/fixtures/render-app';
import { passwordAdvice } from './password';

afterEach(cleanup);

const submit = (name: string) => fireEvent.submit(screen.getByRole('form', { name }));

async function tryUnlock(): Promise<void> {
  typeInto(await screen.findByLabelText('Mã PIN của thiết bị'), '00000000');
  typeInto(screen.getByLabelText('Mật khẩu phần mềm'), 'sai');
  submit('Mở khóa');
}

describe('the lock screen', () => {
  it('asks a desk that was just installed for its set-up file, and goes on once it has one', async () => {
    const double = createDeskDouble('not-configured');
    let configured = false;
    double.answer('desk.configure', () => {
      configured = true;
      return ok({ configured: true });
    });
    double.answer('desk.state', () =>
      ok({
        stage: configured ? 'not-enrolled' : 'not-configured',
        setup: configured ? new Uint8Array(1) : null,
        lockReason: 'start',
        idleMs: 1,
      }),
    );
    renderApp({}, double);
    fireEvent.click(await screen.findByRole('button', { name: /Chọn tệp thiết lập/ }));
    await screen.findByRole('heading', { name: 'Sử dụng lần đầu trên máy này' });
  });

  it('says that the set-up file is wrong and where to get a right one', async () => {
    const double = createDeskDouble('not-configured');
    double.answer('desk.configure', () => fail('SETUP_INVALID'));
    renderApp({}, double);
    fireEvent.click(await screen.findByRole('button', { name: /Chọn tệp thiết lập/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('Xin lại tệp từ quản trị');
  });

  it('waits for a token and shows whose it is as soon as one is put in', async () => {
    const double = createDeskDouble();
    double.answer('token.list', () => ok({ tokens: [] }));
    renderApp({}, double);
    await screen.findByRole('heading', { name: 'Cắm thiết bị lưu khóa' });
    double.answer('token.list', () => ok({ tokens: [trainingToken] }));
    double.emit('token.changed', {});
    await screen.findByText('Nguyễn Văn Mẫu (TẬP HUẤN)');
    expect(screen.getByText(/Hiệu lực đến 30\/06\/2028/)).toBeTruthy();
  });

  it('shows how many tries are left, and warns before the last one', async () => {
    const double = createDeskDouble();
    let pinState: 'low' | 'last-try' = 'low';
    double.answer('token.list', () =>
      ok({ tokens: [{ ...trainingToken, pinState, triesLeft: pinState === 'low' ? 2 : 1 }] }),
    );
    double.answer('desk.unlock', () => {
      pinState = 'last-try';
      return fail('PIN_WRONG');
    });
    renderApp({}, double);
    await screen.findByText(/Còn 2 lần thử/);
    await tryUnlock();
    await screen.findByText(/Còn MỘT lần thử/);
  });

  it('offers no PIN field for a token that is locked', async () => {
    const double = createDeskDouble();
    double.answer('token.list', () => ok({ tokens: [{ ...trainingToken, pinState: 'locked' }] }));
    renderApp({}, double);
    await screen.findByText(/Gửi thiết bị về nơi cấp/);
    expect(screen.queryByLabelText('Mã PIN của thiết bị')).toBeNull();
  });

  it.each([
    ['NO_SLOT', /Thiết bị này không mở được dữ liệu trên máy/],
    ['CERTIFICATE_INVALID', /Liên hệ nơi cấp để đổi chứng thư/],
    ['TOKEN_MODULE_FAILED', /Kiểm tra đã cài bộ cài của thiết bị/],
    ['PASSWORD_WRONG', /Mật khẩu phần mềm chưa đúng/],
  ] as const)('says what to do after %s', async (code, text) => {
    const double = createDeskDouble();
    double.answer('desk.unlock', () => fail(code));
    renderApp({}, double);
    await tryUnlock();
    expect((await screen.findByText(text)).closest('[role="alert"]')).toBeTruthy();
  });

  it('keeps neither PIN nor password in the page after a try that failed', async () => {
    const double = createDeskDouble();
    double.answer('desk.unlock', () => fail('PIN_WRONG'));
    renderApp({}, double);
    await tryUnlock();
    await screen.findByText(/Mã PIN chưa đúng/);
    const values = [...document.querySelectorAll('input')].map((input) => input.value);
    expect(values.every((value) => value === '')).toBe(true);
  });

  it('tells how long to wait after too many tries', async () => {
    const double = createDeskDouble();
    double.answer('desk.unlock', () => fail('TOO_MANY_TRIES', { waitMs: 41_200 }));
    renderApp({}, double);
    await tryUnlock();
    await screen.findByText(/Chờ 42 giây/);
  });

  it('sends nobody in with a password that was given out: it leads to the change of password', async () => {
    const double = createDeskDouble();
    double.answer('desk.unlock', () => fail('PASSWORD_MUST_CHANGE'));
    double.answer('desk.changePassword', () => ok({ changed: true }));
    renderApp({}, double);
    await tryUnlock();
    await screen.findByRole('heading', { name: 'Phải đổi mật khẩu' });
    expect(screen.queryByRole('navigation')).toBeNull();
    typeInto(screen.getByLabelText('Mã PIN của thiết bị'), '12345678');
    typeInto(screen.getByLabelText('Mật khẩu được cấp'), 'Duoc cap 1');
    typeInto(screen.getByLabelText('Mật khẩu mới'), 'Con duong lang 7');
    typeInto(screen.getByLabelText('Nhập lại mật khẩu mới'), 'Con duong lang 7');
    submit('Phải đổi mật khẩu');
    await screen.findByText(/Đã đổi mật khẩu/);
  });

  it('does not enrol with two passwords that differ or one that is weak', async () => {
    const { double } = renderApp({}, createDeskDouble('not-enrolled'));
    typeInto(await screen.findByLabelText('Mã PIN của thiết bị'), '12345678');
    typeInto(screen.getByLabelText('Mật khẩu được cấp'), 'Duoc cap 1');
    typeInto(screen.getByLabelText('Mật khẩu mới'), 'Con duong lang 7');
    typeInto(screen.getByLabelText('Nhập lại mật khẩu mới'), 'Con duong lang 8');
    submit('Sử dụng lần đầu trên máy này');
    await screen.findByText('Hai lần nhập chưa giống nhau.');
    typeInto(screen.getByLabelText('Mật khẩu mới'), 'ngan');
    typeInto(screen.getByLabelText('Nhập lại mật khẩu mới'), 'ngan');
    submit('Sử dụng lần đầu trên máy này');
    expect(double.calls.some(({ name }) => name === 'desk.enrol')).toBe(false);
    typeInto(screen.getByLabelText('Mật khẩu mới'), 'Con duong lang 7');
    typeInto(screen.getByLabelText('Nhập lại mật khẩu mới'), 'Con duong lang 7');
    submit('Sử dụng lần đầu trên máy này');
    await screen.findByRole('navigation');
  });

  it('says why the book could not be opened, and leads back to the lock', async () => {
    renderApp({ failing: { open: { code: 'VAULT_DAMAGED' } } });
    await tryUnlock();
    await screen.findByText(/Một phần dữ liệu trên máy bị hỏng/);
    fireEvent.click(screen.getByRole('button', { name: 'Về màn hình khóa' }));
    await screen.findByLabelText('Mã PIN của thiết bị');
  });

  it('tells the officer when data was rebuilt from the copy', async () => {
    renderApp({ rebuilt: { rows: 1234 } });
    await unlock();
    await screen.findByText('Đã dựng lại dữ liệu từ bản sao trên máy');
    await waitFor(() => expect(screen.getByText(/1\.234 dòng/)).toBeTruthy());
  });
});

describe('help before the desk is open', () => {
  const gate = () => screen.queryByRole('complementary', { name: 'Hướng dẫn khi máy còn khóa' });

  it('tells beside the lock how to get in, and keeps the PIN that is being typed', async () => {
    renderApp();
    const pin = (await screen.findByLabelText('Mã PIN của thiết bị')) as HTMLInputElement;
    typeInto(pin, '1234');
    pin.focus();
    press('F1');
    within(gate()!).getByRole('article', { name: 'Thiết bị lưu khóa, mở khóa và khóa máy' });
    press('Escape');
    expect(gate()).toBeNull();
    expect(pin.isConnected && pin.value).toBe('1234');
    expect(document.activeElement).toBe(pin);
    press('F1');
    press('F1');
    expect(gate()).toBeNull();
  });

  it('never takes a PIN that is typed on blindly into a field where it could be read', async () => {
    renderApp();
    (await screen.findByLabelText('Mã PIN của thiết bị')).focus();
    press('F1');
    expect(gate()!.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.matches('input, textarea, select')).toBe(false);
  });

  it.each([
    ['not-configured', /Chọn tệp thiết lập/, 'Thiết lập máy và sử dụng lần đầu'],
    ['not-enrolled', /Đặt mật khẩu và mở sổ/, 'Thiết lập máy và sử dụng lần đầu'],
    ['locked', /^Mở khóa/, 'Thiết bị lưu khóa, mở khóa và khóa máy'],
  ] as const)('opens by its button at what a desk that is %s needs', async (stage, ready, title) => {
    renderApp({}, createDeskDouble(stage));
    await screen.findByRole('button', { name: ready });
    fireEvent.click(screen.getByRole('button', { name: /^Hướng dẫn/ }));
    within(gate()!).getByRole('article', { name: title });
  });

  it('is searched without marks among the pages that need no unlocked desk, and among no others', async () => {
    renderApp();
    await screen.findByLabelText('Mã PIN của thiết bị');
    press('F1');
    expect(within(within(gate()!).getByRole('navigation')).getAllByRole('button')).toHaveLength(4);
    press('/');
    const search = within(gate()!).getByLabelText('Tìm trong hướng dẫn');
    expect(document.activeElement).toBe(search);
    typeInto(search, 'mat khau duoc cap');
    fireEvent.keyDown(search, { key: 'Enter' });
    within(gate()!).getByRole('article', { name: 'Thiết lập máy và sử dụng lần đầu' });
    typeInto(search, 'khoa so tiep nhan');
    within(gate()!).getByText(/Không có mục nào/);
    press('Escape');
    expect(gate()).toBeNull();
  });

  it('is there, too, when the book can not be opened', async () => {
    renderApp({ failing: { open: { code: 'VAULT_DAMAGED' } } });
    await tryUnlock();
    await screen.findByText(/Một phần dữ liệu trên máy bị hỏng/);
    press('F1');
    within(gate()!).getByRole('article', { name: 'Khi có trục trặc' });
  });
});

describe('a new password', () => {
  it.each([
    ['', false],
    ['Ngan1', false],
    ['toanchuthuong', false],
    ['Duoc cap 10', false],
    ['Con duong lang 7', true],
    ['đường làng Số 7', true],
  ])('%s is judged as main judges it', (password, good) => {
    expect(passwordAdvice(password, 'Duoc cap 10').good).toBe(good);
  });
});
