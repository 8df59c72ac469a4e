// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createDeskDouble } from '../../../test/fixtures/desk-double';
import { type PracticeUnderTest, startPractice } from '../../../test/fixtures/practice-vault';
import { press, renderApp, trainingLetter, unlock } from '../../../test/fixtures/render-app';
import { practiceDesk } from './desk';

afterEach(cleanup);

/** A real desk with one letter, unlocked, at the list of exercises. */
async function atPractice() {
  const started: PracticeUnderTest[] = [];
  const app = renderApp({ letters: [trainingLetter(1)] }, createDeskDouble(), () => {
    const practice = startPractice();
    started.push(practice);
    return practice.client;
  });
  await unlock();
  press('2', { altKey: true });
  await screen.findByText('Trích yếu số 1 TẬP HUẤN');
  fireEvent.click(screen.getByRole('button', { name: 'Thực hành' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Bắt đầu: Xử lý đơn trùng' }));
  const card = await screen.findByRole('complementary', { name: 'Bài thực hành' });
  return { ...app, started, card };
}

describe('practice', () => {
  it('takes the real letters off the page, marks it TẬP HUẤN, and leads back to where the desk was left', async () => {
    const { started } = await atPractice();
    await screen.findByText(/bãi rác xã Tập Huấn Tây/);
    expect(document.body.textContent).not.toContain('Trích yếu số 1');
    expect(screen.getByLabelText('Dấu chỉ độ mật').textContent).toContain('TẬP HUẤN – DỮ LIỆU GIẢ ĐỊNH');
    fireEvent.click(screen.getByRole('button', { name: 'Kết thúc thực hành' }));
    await screen.findByRole('button', { name: 'Bắt đầu: Xử lý đơn trùng' });
    expect(document.body.textContent).not.toContain('bãi rác xã Tập Huấn Tây');
    press('2', { altKey: true });
    await screen.findByText('Trích yếu số 1 TẬP HUẤN');
    expect(started[0]!.asked()).toEqual([]);
  });

  it('checks a step off by what stands in the practice vault, and remembers the exercise in the real one', async () => {
    const { started, card, vault } = await atPractice();
    const { ask } = started[0]!;
    await within(card).findAllByText('Cần làm:');
    const { rows } = await ask('list.open', {});
    const idOf = (words: string) => rows.find(({ summary }) => summary.includes(words))!.recId;
    const again = idOf('đơn gửi lại');
    const original = idOf(': phản ánh việc thu quỹ');
    await act(async () => {
      await ask('work.add', { recId: again, event: { t: 'link', kind: 'trung', other: original } });
      await ask('letter.note', { recId: again, text: 'TẬP HUẤN' });
    });
    await within(card).findByText('Đã làm xong bài này.');
    fireEvent.click(screen.getByRole('button', { name: 'Kết thúc thực hành' }));
    await screen.findByText('Đã làm xong');
    const put = vault.calls.filter(({ name }) => name === 'pref.put').map(({ input }) => input);
    expect(put).toContainEqual({ key: 'practice.done', value: ['duplicate'] });
    expect(vault.calls.some(({ name }) => name === 'work.add' || name === 'letter.note')).toBe(false);
  });

  it('ends with the desk when that is locked', async () => {
    const { double, started } = await atPractice();
    act(() => double.emit('desk.locked', { reason: 'token-removed' }));
    expect(document.body.textContent).not.toContain('Tập Huấn Tây');
    expect(await started[0]!.client.call('list.counts', {})).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
  });
});

describe('the desk of practice', () => {
  it('refuses whatever would read, write, sign or send, and nothing of it reaches main', async () => {
    const double = createDeskDouble();
    const { call } = practiceDesk(double.desk);
    const names = [
      'file.save',
      'journal.append',
      'scanFile.begin',
      'folder.choose',
      'token.sign',
      'center.push',
    ] as const;
    for (const name of names) {
      const ask = call[name] as (input: unknown) => Promise<unknown>;
      expect(await ask({})).toMatchObject({ ok: false, error: { code: 'PRACTICE_ONLY' } });
    }
    expect(double.calls).toEqual([]);
    expect(await call['app.info']({})).toMatchObject({ ok: true });
  });
});
