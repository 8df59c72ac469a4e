// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, trainingLetter, type } from '../../../test/fixtures/render-app';

afterEach(cleanup);

describe('F1', () => {
  it('opens the page of the present screen beside it, and Esc closes it without leaving the screen', async () => {
    await openApp({ letters: [trainingLetter(1)] });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' });
    await screen.findByRole('region', { name: 'Đơn thư' });
    press('F1');
    const panel = screen.getByRole('complementary', { name: 'Hướng dẫn của màn hình này' });
    within(panel).getByRole('article', { name: 'Màn hình một đơn và các bước xử lý' });
    press('Escape');
    expect(screen.queryByRole('complementary', { name: 'Hướng dẫn của màn hình này' })).toBeNull();
    screen.getByRole('region', { name: 'Đơn thư' });
  });

  it('knows which part of a letter is open, and coming back opens that part', async () => {
    await openApp({ letters: [trainingLetter(1)] });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' });
    await screen.findByRole('region', { name: 'Đơn thư' });
    press('3', { ctrlKey: true });
    press('F1');
    const panel = screen.getByRole('complementary', { name: 'Hướng dẫn của màn hình này' });
    within(panel).getByRole('article', { name: 'Thời hạn và cách đọc đồng hồ' });
    press('F1');
    await screen.findByRole('region', { name: 'Hướng dẫn sử dụng' });
    press('Escape');
    await screen.findByRole('tab', { name: 'Thời hạn', selected: true });
  });

  it('pressed again opens the whole manual at that page; Esc leads back', async () => {
    await openApp();
    press('6', { altKey: true });
    press('F1');
    press('F1');
    const manual = await screen.findByRole('region', { name: 'Hướng dẫn sử dụng' });
    within(manual).getByRole('article', { name: 'Đồng bộ' });
    press('Escape');
    expect(screen.queryByRole('region', { name: 'Hướng dẫn sử dụng' })).toBeNull();
  });

  it('helps an account without letters, too', async () => {
    await openApp({ identity: { mayUseLetters: false, accountKind: 'quan-tri' } });
    press('F1');
    screen.getByRole('article', { name: 'Đơn vị và tài khoản' });
    press('F1');
    await screen.findByRole('region', { name: 'Hướng dẫn sử dụng' });
  });
});

describe('the whole manual', () => {
  it('is searched without marks and opens the best part by Enter', async () => {
    await openApp();
    press('F1');
    press('F1');
    const search = await screen.findByLabelText('Tìm trong hướng dẫn');
    type(search, 'doc dong ho');
    const [first] = within(screen.getByRole('list', { name: 'Kết quả tìm' })).getAllByRole('button');
    expect(first!.querySelectorAll('strong mark').length).toBe(3);
    fireEvent.keyDown(search, { key: 'Enter' });
    screen.getByRole('article', { name: 'Thời hạn và cách đọc đồng hồ' });
    expect(document.activeElement?.textContent).toContain('Đọc một đồng hồ');
  });
});
