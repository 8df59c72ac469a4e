// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../shared/errors';
import type { WorkEvent } from '../../shared/model/work';
import { notice } from '../../test/fixtures/office';
import { openApp, press, trainingLetter, type as typeInto } from '../../test/fixtures/render-app';
import type { DoubleLetter, DoubleOptions } from '../../test/fixtures/vault-double';
import { t } from '../i18n/t';
import type { OfficeCall, OfficeInput } from '../office/api';
import { closePalette } from '../ui';
import type { BookRow } from '../vault/api/books';

const made: { name: OfficeCall; input: unknown }[] = [];
vi.mock('../office/client', () => ({
  createOfficeClient: () => ({
    call: async (name: OfficeCall, input: OfficeInput<'table.pdf'>) => {
      if (input.sheet.code === '') return fail('INTERNAL');
      made.push({ name, input });
      return ok({ bytes: new Uint8Array([1]) });
    },
    terminate: () => undefined,
  }),
}));

beforeEach(() => {
  made.length = 0;
});
afterEach(() => {
  act(closePalette);
  cleanup();
});

const marking = () => screen.getByRole('region', { name: 'Dấu chỉ độ mật' }).textContent;
const isTopSecret = () => waitFor(() => expect(marking()).toContain('TUYỆT MẬT'));
const isNoLonger = () => waitFor(() => expect(marking()).not.toContain('TUYỆT MẬT'));
const openScreen = async (name: string, region = name) => {
  const [navigation] = screen.getAllByRole('navigation');
  fireEvent.click(within(navigation!).getByRole('button', { name: new RegExp(`^${name}`) }));
  await screen.findByRole('region', { name: new RegExp(`^${region}`) });
};
const search = () => screen.getByPlaceholderText(t('register.searchPlaceholder'));
const usual = trainingLetter(1, { kind: 'phan-anh' });
const secret = trainingLetter(2, { kind: 'phan-anh', level: 'tuyet-mat', summary: 'việc hệ trọng TẬP HUẤN' });

async function openLetter(letter: DoubleLetter, options: DoubleOptions = {}) {
  const app = await openApp({ letters: [letter], ...options });
  await screen.findByText(/^1 đơn ·/);
  press('Enter', {}, screen.getByRole('grid'));
  await screen.findByRole('region', { name: 'Đơn thư' });
  return app;
}

describe('the marking of the screen', () => {
  it('of the register is that of its most secret letter, and falls back when none of them is found any more', async () => {
    await openApp({ letters: [usual, secret] });
    await isTopSecret();
    typeInto(search(), 'trích yếu số 1');
    await screen.findByText(/^1 đơn ·/);
    await isNoLonger();
    typeInto(search(), 'hệ trọng');
    await isTopSecret();
  });

  it('of the register counts letters further down than anybody has scrolled, too', async () => {
    const many = Array.from({ length: 500 }, (_, i) => trainingLetter(i + 10));
    const last = { ...secret, letter: { ...secret.letter, arrivedOn: '2019-01-01', registerNo: '' } };
    await openApp({ letters: [...many, last] });
    await isTopSecret();
  });

  it('goes with the letter: up when it is opened, down when the officer goes on to another screen', async () => {
    await openLetter(secret);
    await isTopSecret();
    await openScreen('Quy tắc');
    await isNoLonger();
  });

  it('of a letter rises with a paper of it, in the list of its papers and where the paper is read', async () => {
    const paper: WorkEvent = {
      t: 'paper',
      template: 'bao-tin',
      title: 'Thông báo',
      level: 'tuyet-mat',
      on: '2026-11-18',
      numberText: '12-TB/UBKT',
      recipients: [],
      body: JSON.stringify({ ...notice, level: 'tuyet-mat' }),
    };
    const work = [{ opId: 'e1'.repeat(16), by: 'TH.00.00.01', atMs: 0, event: paper }];
    await openLetter({ ...usual, work });
    await isNoLonger();
    press('5', { ctrlKey: true }, document.body);
    await isTopSecret();
    fireEvent.click(await screen.findByRole('button', { name: 'Xem' }));
    await screen.findByRole('region', { name: 'Văn bản đã ban hành' });
    await isTopSecret();
  });

  it('of a letter rises with a scan of a higher level', async () => {
    const app = await openLetter(usual);
    const scan = { opId: '5c'.repeat(16), id: '1'.repeat(32), name: 'Đơn', type: 'image/png', bytes: 1, pages: 1 };
    app.vault.answer('scan.list', () => ({
      scans: [{ ...scan, level: 'tuyet-mat', item: null, by: 'TH', atMs: 0, present: true } as never],
      removed: [],
      bytes: 1,
      maxBytes: 2,
    }));
    await isNoLonger();
    press('6', { ctrlKey: true }, document.body);
    await screen.findByRole('button', { name: 'Xem Đơn' });
    await isTopSecret();
    press('1', { ctrlKey: true }, document.body);
    await isNoLonger();
  });

  it('follows what is chosen in the form, and stands while a letter of that level is changed', async () => {
    await openLetter(usual);
    press('e', {}, document.body);
    const form = await screen.findByRole('form', { name: 'Sửa đơn' });
    await isNoLonger();
    typeInto(within(form).getByRole('combobox', { name: /^Độ mật/ }), 'tuyet-mat');
    await isTopSecret();
    cleanup();
    await openLetter(secret);
    press('e', {}, document.body);
    await screen.findByRole('form', { name: 'Sửa đơn' });
    await isTopSecret();
  });

  it('rises with a letter that the palette, or the panel of letters alike, shows', async () => {
    await openLetter(usual, {
      candidates: [
        {
          recId: secret.recId,
          registerNo: '2/2026',
          kind: 'phan-anh',
          status: 'tiep-nhan',
          level: 'tuyet-mat',
          arrivedOn: '2026-01-03',
          sender: '',
          accused: '',
          summary: secret.letter.summary,
          unitName: '',
          score: 0.9,
          because: ['summary'],
          suggests: 'trung',
        },
      ],
    });
    await isNoLonger();
    press('7', { ctrlKey: true }, document.body);
    await screen.findByText(secret.letter.summary);
    await isTopSecret();
    press('1', { ctrlKey: true }, document.body);
    await isNoLonger();
    cleanup();
    await openApp({ letters: [usual, secret] });
    await openScreen('Quy tắc');
    await isNoLonger();
    press('k', { ctrlKey: true }, document.body);
    typeInto(await screen.findByPlaceholderText(t('palette.placeholder')), 'hệ trọng');
    await isTopSecret();
  });

  it('of the day’s work and of letters classified one after another is theirs', async () => {
    const item = {
      recId: secret.recId,
      draftKey: null,
      registerNo: '2/2026',
      kind: 'phan-anh',
      status: 'tiep-nhan',
      level: 'tuyet-mat',
      summary: secret.letter.summary,
      reason: 'overdue',
      params: { days: 3, rule: 'tra-loi-sau-tiep-nhan' },
      dueOn: '2026-11-17',
    } as const;
    const today = { today: '2026-11-20', groups: [{ group: 'overdue', total: 1, items: [item] }] } as const;
    await openApp({ letters: [secret], today }, 'first');
    await screen.findByRole('region', { name: 'Việc hôm nay' });
    await isTopSecret();
    await openScreen('Phân loại');
    await isTopSecret();
  });
});

describe('a month that holds one TUYỆT MẬT letter', () => {
  const row = (recId: string, level: string): BookRow => ({ recId, level, cells: [], added: false, corrections: [] });
  const openBooks = async (levels: readonly string[]) => {
    const app = await openApp({ letters: [usual] });
    app.double.answer('file.save', () => ok({ saved: true }));
    app.vault.answer('book.rows', () => ({
      rows: levels.map((level, i) => row(String(i).padStart(32, '0'), level)),
      closing: null,
      others: [],
    }));
    await openScreen('Sổ sách');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Lưu PDF' })).toHaveProperty('disabled', false));
    return app;
  };
  const save = async (button: string) => {
    fireEvent.click(screen.getByRole('button', { name: button }));
    const dialog = await screen.findByRole('dialog');
    for (const field of ['Nơi nhận', 'Mục đích', 'Người cho phép'])
      typeInto(within(dialog).getByRole('textbox', { name: new RegExp(field) }), 'Tập Huấn');
    fireEvent.submit(within(dialog).getByRole('form'));
    await waitFor(() => expect(made.length).toBeGreaterThan(0));
  };

  it('is a TUYỆT MẬT book: on the screen, in the file and in the register of outgoing secret papers', async () => {
    const app = await openBooks(['mat', 'tuyet-mat', 'toi-mat']);
    await isTopSecret();
    await save('Lưu PDF');
    expect(made).toMatchObject([{ name: 'table.pdf', input: { table: { level: 'tuyet-mat' } } }]);
    const logged = app.vault.calls.find(({ name }) => name === 'access.record')?.input;
    expect(logged).toMatchObject({ what: { level: 'tuyet-mat' } });
  });

  it('is marked as the desk is, and no lower, when its letters are less secret', async () => {
    await openBooks(['mat', '']);
    await isNoLonger();
    await save('Lưu PDF');
    expect(made).toMatchObject([{ input: { table: { level: 'toi-mat' } } }]);
  });
});
