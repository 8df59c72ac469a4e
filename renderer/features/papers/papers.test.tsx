// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, ok } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { notice } from '../../../test/fixtures/office';
import { openApp, press, type RenderedApp, trainingLetter, type as typeInto } from '../../../test/fixtures/render-app';
import type { OfficeCall, OfficeInput, Sheet } from '../../office/api';

/** A browser's worker is not here: what would be made is looked at; previews, which bear no code, are answered nothing. */
const made: { name: OfficeCall; sheet: Sheet }[] = [];
const previews: Sheet[] = [];
vi.mock('../../office/client', () => ({
  createOfficeClient: () => ({
    call: async (name: OfficeCall, { sheet }: OfficeInput<'paper.pdf'>) => {
      if (sheet.code === '') previews.push(sheet);
      else made.push({ name, sheet });
      return sheet.code === '' ? fail('INTERNAL') : ok({ bytes: new Uint8Array([1]) });
    },
    terminate: () => undefined,
  }),
}));
const printed = vi.hoisted(() => ({ count: 0 }));
vi.mock('../../ui/printPdf', () => ({
  printPdf: async (files: readonly Uint8Array[]) => {
    printed.count += files.length;
  },
}));

beforeEach(() => {
  made.length = 0;
  previews.length = 0;
  printed.count = 0;
});
afterEach(cleanup);

const paperId = 'e1'.repeat(16);
const issued: WorkEvent = {
  t: 'paper',
  template: 'bao-tin',
  title: 'Thông báo',
  level: 'mat',
  on: '2026-11-18',
  numberText: '12-TB/UBKT',
  recipients: [],
  body: JSON.stringify(notice),
};
const withdrawal: WorkEvent = {
  t: 'paperState',
  paper: paperId,
  state: 'thu-hoi',
  on: '2026-11-20',
  reason: 'ghi nhầm nơi nhận',
};

async function openPapers(events: readonly WorkEvent[]): Promise<RenderedApp> {
  const work = events.map((event, i) => ({
    opId: i === 0 ? paperId : String(i).padStart(32, '0'),
    by: 'TH.00.00.01',
    atMs: Date.UTC(2026, 10, 18 + i),
    event,
  }));
  const app = await openApp({ letters: [{ ...trainingLetter(1, { kind: 'phan-anh' }), work }] });
  app.double.answer('file.save', () => ok({ saved: true }));
  await screen.findByText(/^1 đơn ·/);
  press('Enter', {}, screen.getByRole('grid'));
  await screen.findByRole('region', { name: 'Đơn thư' });
  press('5', { ctrlKey: true }, document.body);
  return app;
}

/** The form that asks for whom and what for: what may be chosen, filled, and sent. */
async function sayWhatFor(): Promise<string[]> {
  const dialog = await screen.findByRole('dialog');
  const forms = [...within(dialog).getByRole('combobox').querySelectorAll('option')].map(({ text }) => text);
  for (const [name, value] of [
    ['Nơi nhận', 'Văn thư Tập Huấn'],
    ['Mục đích', 'trình ký tập huấn'],
    ['Người cho phép', 'Chủ nhiệm Tập Huấn'],
  ] as const) {
    const field = within(dialog).queryByRole('textbox', { name: new RegExp(name) });
    if (field) typeInto(field, value);
  }
  fireEvent.submit(within(dialog).getByRole('form'));
  await waitFor(() => expect(made.length).toBeGreaterThan(0));
  return forms;
}

const logged = ({ vault }: RenderedApp) => vault.calls.filter(({ name }) => name === 'access.record').at(-1)?.input;

describe('a paper that leaves the desk', () => {
  it('says DỰ THẢO and is logged as a draft while it is not issued: no original of it can be made', async () => {
    const app = await openPapers([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Soạn giấy' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Phiếu hướng dẫn' }));
    await screen.findByRole('region', { name: 'Soạn văn bản' });
    await waitFor(() => expect(previews.at(-1)?.standing).toEqual({ state: 'draft' }));
    press('p', { ctrlKey: true }, document.body);
    expect(await sayWhatFor()).toEqual(['Bản thảo (chưa ban hành)']);
    expect(logged(app)).toMatchObject({ act: 'print', what: { form: 'ban-thao', title: 'Phiếu hướng dẫn' } });
    expect(made).toMatchObject([
      {
        name: 'paper.pdf',
        sheet: { standing: { state: 'draft' }, copy: { form: 'ban-thao', no: '01', purpose: 'trình ký tập huấn' } },
      },
    ]);
    await waitFor(() => expect(printed.count).toBe(1));
  });

  it('is an original or a copy, without any such mark, while it is in force', async () => {
    await openPapers([issued]);
    fireEvent.click(await screen.findByRole('button', { name: 'Xem' }));
    await screen.findByRole('region', { name: 'Văn bản đã ban hành' });
    press('p', { ctrlKey: true }, document.body);
    expect(await sayWhatFor()).toEqual(['Bản chính', 'Bản sao số (tệp)', 'Bản sao giấy']);
    expect(made[0]!.sheet).not.toHaveProperty('standing');
    expect(made[0]!.sheet.copy).toBeNull();
  });

  it.each([
    ['In', 'paper.pdf'],
    ['Xuất PDF', 'paper.pdf'],
    ['Xuất .docx', 'paper.docx'],
  ] as const)(
    'says ĐÃ THU HỒI with the day once it was withdrawn, and is no original: %s',
    async (button, document) => {
      const app = await openPapers([issued, withdrawal]);
      fireEvent.click(await screen.findByRole('button', { name: 'Xem' }));
      const shown = await screen.findByRole('region', { name: 'Văn bản đã ban hành' });
      const standing = { state: 'withdrawn', on: '2026-11-20' };
      await waitFor(() => expect(previews.at(-1)?.standing).toEqual(standing));
      fireEvent.click(within(shown).getByRole('button', { name: new RegExp(`^${button}( |$)`) }));
      expect(await sayWhatFor()).not.toContain('Bản chính');
      expect(made).toMatchObject([{ name: document, sheet: { standing, copy: { no: '01' } } }]);
      expect(logged(app)).toMatchObject({ what: { title: expect.stringContaining('(đã thu hồi)') } });
    },
  );
});
