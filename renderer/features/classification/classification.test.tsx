// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, press, type RenderedApp, trainingLetter } from '../../../test/fixtures/render-app';

afterEach(cleanup);

const hints = [
  { what: 'class', code: 'du-dieu-kien', because: 'Chưa thấy lý do không đủ điều kiện' },
  { what: 'criterion', code: 'mot-nguoi-ky', because: 'Một người đứng tên' },
] as const;

const saves = ({ vault }: RenderedApp) => vault.calls.filter(({ name }) => name === 'letter.save');
const panel = () => screen.findByRole('form', { name: 'Phân loại đơn' });

async function openRun(...places: number[]): Promise<RenderedApp> {
  const app = await openApp({ letters: places.map((place) => ({ ...trainingLetter(place), hints })) });
  fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Phân loại' }));
  await panel();
  return app;
}

describe('classifying one letter after another', () => {
  it('applies no suggestion by itself', async () => {
    const app = await openRun(1);
    press('s', { ctrlKey: true });
    await screen.findByText('Chọn kết quả phân loại.');
    expect(saves(app)).toHaveLength(0);
  });

  it('saves what was taken, moves the letter on, and shows the next one', async () => {
    const app = await openRun(1, 2);
    await screen.findByRole('heading', { name: 'Trích yếu số 1 TẬP HUẤN' });
    fireEvent.click(screen.getByRole('button', { name: /^Nhận gợi ý: Đủ điều kiện/ }));
    press('s', { ctrlKey: true });
    await screen.findByRole('heading', { name: 'Trích yếu số 2 TẬP HUẤN' });
    expect(saves(app)[0]!.input).toMatchObject({
      recId: trainingLetter(1).recId,
      changes: { classification: { class: 'du-dieu-kien', criteria: [], reasons: [] } },
    });
    expect(app.vault.calls.find(({ name }) => name === 'letter.move')?.input).toEqual({
      recId: trainingLetter(1).recId,
      to: 'phan-loai',
    });
  });

  it('does not put back what a colleague changed while the letter was being read', async () => {
    const letter = { ...trainingLetter(1), hints };
    const app = await openApp({ letters: [letter] });
    fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Phân loại' }));
    await panel();
    Object.assign(letter, { letter: { ...letter.letter, field: 'dat-dai', summary: 'Đồng nghiệp sửa TẬP HUẤN' } });
    app.vault.emit('changed', { what: 'letters' });
    await screen.findByRole('heading', { name: 'Đồng nghiệp sửa TẬP HUẤN' });
    fireEvent.click(screen.getByRole('button', { name: /^Nhận gợi ý: Đủ điều kiện/ }));
    press('s', { ctrlKey: true });
    await waitFor(() => expect(saves(app)).toHaveLength(1));
    expect(Object.keys((saves(app)[0]!.input as { changes: object }).changes)).toEqual(['classification']);
  });

  it('says so when none waits any more', async () => {
    const app = await openApp();
    fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: 'Phân loại' }));
    await screen.findByText('Không còn đơn nào chờ phân loại.');
    expect(saves(app)).toHaveLength(0);
  });

  it('goes to a criterion by its number and ticks it with the keyboard', async () => {
    await openRun(1);
    const list = within(await panel()).getByRole('group', { name: /^Tiêu chí/ });
    const boxes = within(list).getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.filter((box) => box.tabIndex === 0)).toHaveLength(1);
    boxes[0]!.focus();
    press('1', {}, boxes[0]);
    press('2', {}, boxes[0]);
    expect(document.activeElement).toBe(boxes[11]);
    press('Enter', {}, boxes[11]);
    expect(boxes[11]!.checked).toBe(true);
    press('ArrowUp', {}, boxes[11]);
    expect(document.activeElement).toBe(boxes[10]);
  });

  it('asks why a letter is refused, and marks rules whose text was not read', async () => {
    await openRun(1);
    fireEvent.click(within(await panel()).getByRole('radio', { name: /Không đủ điều kiện/ }));
    press('s', { ctrlKey: true });
    await screen.findByText('Chọn ít nhất một lý do không đủ điều kiện.');
    fireEvent.change(within(await panel()).getByLabelText('Loại đơn'), { target: { value: 'khieu-nai' } });
    await waitFor(() =>
      expect(
        within(screen.getByRole('group', { name: 'Lý do không đủ điều kiện' })).getAllByText(
          /theo văn bản cũ|chưa kiểm chứng/,
        ).length,
      ).toBeGreaterThan(0),
    );
  });
});
