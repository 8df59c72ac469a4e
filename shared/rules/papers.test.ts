import { describe, expect, it } from 'vitest';
import type { Letter } from '../model/letter';
import { countUnfilled, paperSchema, unfilled } from '../model/paper';
import type { WorkEvent } from '../model/work';
import { bookCells, transfersIn } from './bookTable';
import { clocksOf } from './deadline';
import { defaultPack } from './pack/default';
import { makeEditions } from './pack/editions';
import { unverifiedIn } from './paperDeadlines';
import { fillTemplate, headingOf, isSuggested, paperNumberText, templatesFor } from './papers';
import { type PaperContext, paperValues } from './paperValues';
import { caseOf, communeUnit, opIdOf, workOf } from './testing/facts';

const letter: Partial<Letter> = {
  kind: 'khieu-nai',
  source: 'buu-dien',
  level: 'mat',
  registerNo: '12/2026',
  writtenOn: '2026-05-25',
  arrivedOn: '2026-06-01',
  receivedOn: '2026-06-01',
  senders: [{ name: 'Lê Văn Gửi', address: 'Thôn Mẫu, xã Mẫu' }],
  accused: [{ name: 'Chi bộ thôn Mẫu', collective: true }],
  summary: 'Khiếu nại hình thức kỷ luật khiển trách',
  enclosures: '02 tờ',
};
const transfer: WorkEvent = {
  t: 'transfer',
  to: 'Đảng ủy xã Khác',
  on: '2026-06-05',
  papers: [{ name: 'Đơn', copies: 1 }],
  crossing: null,
};
const facts = caseOf(letter, workOf(transfer, { t: 'remind', to: 'Đảng ủy xã Khác', on: '2026-06-20' }), [
  ['chuyen', '2026-06-05'],
  ['ket-thuc', '2026-07-01'],
]);
const clocks = clocksOf(facts, communeUnit, makeEditions([defaultPack]), '2026-06-22');
const context: PaperContext = {
  facts,
  pack: defaultPack,
  unit: communeUnit,
  clocks,
  on: '2026-06-22',
  place: 'Xã Mẫu',
  level: 'mat',
};
const template = (code: string) => defaultPack.papers.find((paper) => paper.code === code)!;
const whole = (code: string, more: Partial<PaperContext> = {}) =>
  JSON.stringify(fillTemplate(template(code), { ...context, ...more }));

describe('a paper from a template', () => {
  it('is filled from the letter', () => {
    const paper = fillTemplate(template('phieu-chuyen'), context);
    expect(paper).toMatchObject({
      title: 'PHIẾU CHUYỂN ĐƠN',
      about: 'Đơn khiếu nại, số vào sổ 12/2026',
      to: ['Đảng ủy xã Khác'],
      superior: 'ĐẢNG ỦY XÃ TẬP HUẤN',
      issuer: 'ỦY BAN KIỂM TRA',
      sign: 'PC/UBKTTH',
      numberText: '',
      level: 'mat',
    });
    expect(paper.body[0]?.text).toBe(
      'Ủy ban Kiểm tra Đảng ủy xã Tập Huấn nhận được đơn khiếu nại ghi ngày 25/05/2026 của Lê Văn Gửi, Thôn Mẫu, xã Mẫu.',
    );
    expect(countUnfilled(paper)).toBe(0);
  });

  it('what the letter does not say waits for the officer, and what the officer gives goes first', () => {
    expect(whole('giay-moi')).toContain(`trân trọng kính mời: ${unfilled}`);
    expect(whole('giay-moi', { extra: { 'nguoi-duoc-moi': 'bà Trần Thị Mẫu' } })).toContain(
      'kính mời: bà Trần Thị Mẫu',
    );
  });

  it('is about the reminder that was recorded, and after that was sent, about the next one', () => {
    const remind: WorkEvent = { t: 'remind', to: 'Đảng ủy xã Khác', on: '2026-06-20', dueOn: '2026-06-30' };
    const paper = fillTemplate(template('cong-van-don-doc'), {
      ...context,
      facts: caseOf(letter, workOf(transfer, remind)),
    });
    expect(paper.about).toContain('lần thứ 1');
    expect(JSON.stringify(paper.body)).toContain('trước ngày 30/06/2026');
    const sent: WorkEvent = {
      t: 'paper',
      template: 'cong-van-don-doc',
      title: 'Công văn đôn đốc',
      level: 'mat',
      on: '2026-06-20',
      recipients: [],
      body: JSON.stringify(paper),
    };
    const next = fillTemplate(template('cong-van-don-doc'), {
      ...context,
      facts: caseOf(letter, workOf(transfer, remind, sent)),
    });
    expect(next.about).toContain('lần thứ 2');
    expect(JSON.stringify(next.body)).toContain(`trước ngày ${unfilled}`);
  });

  it('a letter that is at its end is offered the minutes of its destruction first, whatever its direction was', () => {
    const at = { kind: 'khieu-nai', status: 'ra-soat-huy', direction: 'thu-ly' };
    expect(templatesFor(defaultPack, at)[0]?.code).toBe('bien-ban-tieu-huy');
    expect(templatesFor(defaultPack, at).filter((one) => isSuggested(one, at))).toHaveLength(1);
  });

  it('every template of the pack becomes a paper of the model, without a placeholder left', () => {
    for (const one of defaultPack.papers) {
      const paper = fillTemplate(one, context);
      expect(paperSchema.safeParse(paper).error?.issues, one.code).toBeUndefined();
      expect(JSON.stringify(paper), one.code).not.toMatch(/\{[a-z0-9-]+\}/);
    }
  });

  it('text of a letter that looks like a placeholder is text', () => {
    const odd = caseOf({ ...letter, summary: 'Mã {nguoi-gui} và $& trong đơn' });
    expect(whole('phieu-chuyen', { facts: odd })).toContain('Mã {nguoi-gui} và $& trong đơn');
  });

  it('stands under its committee, and under the Central Committee at the top', () => {
    expect(headingOf('Ủy ban Kiểm tra Trung ương')).toEqual({
      superior: 'BAN CHẤP HÀNH TRUNG ƯƠNG',
      issuer: 'ỦY BAN KIỂM TRA',
    });
    expect(headingOf('Đảng ủy xã Mẫu')).toEqual({ superior: '', issuer: 'ĐẢNG ỦY XÃ MẪU' });
    expect(paperNumberText('12', 'TB/UBKTTU')).toBe('12-TB/UBKTTU');
    expect(paperNumberText('12', '')).toBe('12');
  });

  it('those that the direction asks for come first', () => {
    const first = templatesFor(defaultPack, { kind: 'to-cao', status: 'duyet', direction: 'tra-don' })[0];
    expect(first?.code).toBe('phieu-tra-don');
    expect(templatesFor(defaultPack, { kind: 'to-cao', status: 'ra-soat-huy' })[0]?.code).toBe('bien-ban-tieu-huy');
  });
});

describe('papers for a letter of several contents', () => {
  it('are those of each content, and those that any of the directions asks for come first', () => {
    const only = { kind: 'to-cao', status: 'phan-loai' };
    const claims = [{ kind: 'khieu-nai', direction: 'tra-don' }, { kind: 'to-cao' }];
    const narrowed = defaultPack.papers.map((one) =>
      one.code === 'giay-moi' ? { ...one, kinds: ['khieu-nai' as const] } : one,
    );
    const codes = (letter: Parameters<typeof templatesFor>[1]) =>
      templatesFor({ ...defaultPack, papers: narrowed }, letter).map(({ code }) => code);
    expect(codes(only)).not.toContain('giay-moi');
    expect(codes({ ...only, claims })).toContain('giay-moi');
    expect(codes(only)[0]).not.toBe('phieu-tra-don');
    expect(codes({ ...only, claims })[0]).toBe('phieu-tra-don');
    expect(codes({ ...only, status: 'xep-luu', claims })[0]).not.toBe('phieu-tra-don');
  });
});

describe('a row of a book', () => {
  const table = (code: string) => defaultPack.bookTables.find((one) => one.code === code)!;
  const book = { facts, pack: defaultPack, unit: communeUnit, clocks, today: '2026-07-02' };

  it('of reception tells how the letter came', () => {
    expect(bookCells(table('so-tiep-nhan'), book, 7)).toEqual([
      '7',
      '12/2026',
      '01/06/2026',
      'Bưu điện',
      '25/05/2026',
      'Lê Văn Gửi, Thôn Mẫu, xã Mẫu',
      'khiếu nại',
      'Chi bộ thôn Mẫu',
      'Khiếu nại hình thức kỷ luật khiển trách',
      '',
    ]);
  });

  it('of settling tells when it ended; of transfers there is one for each', () => {
    expect(bookCells(table('so-theo-doi'), book, 1).at(-1)).toBe('01/07/2026');
    const [sent] = transfersIn(facts, '2026-06-01', '2026-06-30');
    expect(bookCells(table('so-chuyen-don'), book, 1, sent)).toEqual([
      '1',
      '12/2026',
      '05/06/2026',
      'Đảng ủy xã Khác',
      'Lê Văn Gửi',
      'Khiếu nại hình thức kỷ luật khiển trách',
      'Đơn (1 bản)',
      'Đã lập 05/06/2026',
      'Lần 1: 20/06/2026',
    ]);
    expect(sent?.entry.opId).toBe(opIdOf(1));
    expect(transfersIn(facts, '2026-06-06', '2026-06-30')).toEqual([]);
  });
});

describe('a letter of several contents', () => {
  const table = (code: string) => defaultPack.bookTables.find((one) => one.code === code)!;
  const claims = [
    { id: 'a', kind: 'khieu-nai', field: 'cong-tac-can-bo', text: 'Kỷ luật khiển trách', direction: 'thu-ly' },
    { id: 'b', kind: 'phan-anh', field: 'dat-dai', text: 'Thái độ tiếp dân', direction: 'chuyen-don' },
  ] as const;
  const settled = (id: string, code: string, text: string) =>
    claims.map((claim) => (claim.id === id ? { ...claim, result: { code, text } } : claim));
  const cell = (facts: ReturnType<typeof caseOf>, title: string) => {
    const book = { facts, pack: defaultPack, unit: communeUnit, clocks, today: '2026-07-02' };
    const of = table('so-theo-doi');
    return bookCells(of, book, 1)[of.columns.findIndex((column) => column.title === title)];
  };

  it('tells the direction and the result of each in its row of the book', () => {
    const both = caseOf({ ...letter, claims: settled('a', 'giam', 'Đổi từ cảnh cáo xuống khiển trách') });
    expect(cell(both, 'Hướng xử lý')).toBe('Nội dung 1: Thụ lý giải quyết; Nội dung 2: Chuyển đơn');
    expect(cell(both, 'Kết quả')).toMatch(/^Nội dung 1: Thay đổi: giảm.*khiển trách$/);
  });

  it('tells once what all of them have, and only what differs from the letter as a whole', () => {
    const alike = caseOf({ ...letter, claims: claims.map((claim) => ({ ...claim, direction: 'chuyen-don' })) });
    expect(cell(alike, 'Hướng xử lý')).toBe('Chuyển đơn');
    const whole = caseOf({ ...letter, direction: 'thu-ly', claims: [...claims] });
    expect(cell(whole, 'Hướng xử lý')).toBe('Thụ lý giải quyết; Nội dung 2: Chuyển đơn');
  });

  it('tells in a paper about all of it what was proposed and approved for each', () => {
    const work = workOf(
      { t: 'propose', direction: 'thu-ly', reasons: [], text: 'Đủ điều kiện', on: '2026-06-02', claim: 'a' },
      {
        t: 'propose',
        direction: 'chuyen-don',
        reasons: [],
        text: 'Không thuộc thẩm quyền',
        on: '2026-06-02',
        claim: 'b',
      },
      { t: 'approve', proposal: opIdOf(1), verdict: 'dong-y', approver: 'Bà Duyệt', on: '2026-06-03', claim: 'a' },
      { t: 'approve', proposal: opIdOf(2), verdict: 'dong-y', approver: 'Ông Ký', on: '2026-06-03', claim: 'b' },
    );
    const bare = claims.map(({ direction: _, ...claim }) => claim);
    const values = paperValues({ ...context, facts: caseOf({ ...letter, claims: bare }, work) });
    expect(values).toMatchObject({
      'de-xuat': 'Nội dung 1: Thụ lý giải quyết; Nội dung 2: Chuyển đơn',
      'y-kien': 'Nội dung 1: Đủ điều kiện; Nội dung 2: Không thuộc thẩm quyền',
      'huong-xu-ly': 'Nội dung 1: Thụ lý giải quyết; Nội dung 2: Chuyển đơn',
      'nguoi-duyet': 'Bà Duyệt, Ông Ký',
    });
    const one = paperValues({ ...context, facts: caseOf({ ...letter, claims: bare }, work), claim: 'b' });
    expect(one).toMatchObject({ 'huong-xu-ly': 'Chuyển đơn', 'nguoi-duyet': 'Ông Ký' });
  });

  it('has in the book of transfers the content that was transferred, not the rest of the letter', () => {
    const part = caseOf({ ...letter, claims: [...claims] }, workOf({ ...transfer, claim: 'b' }));
    const [sent] = transfersIn(part, '2026-06-01', '2026-06-30');
    const book = { facts: part, pack: defaultPack, unit: communeUnit, clocks, today: '2026-07-02' };
    expect(bookCells(table('so-chuyen-don'), book, 1, sent)).toContain('Thái độ tiếp dân');
  });
});

describe('the deadline that a paper or a book tells', () => {
  const editions = makeEditions([defaultPack]);
  const denounced = { ...letter, kind: 'to-cao' } as const;
  const onDay = (facts: ReturnType<typeof caseOf>, day = '2026-06-10') => clocksOf(facts, communeUnit, editions, day);
  const open = caseOf(denounced);

  it('is that of settling where it says settling, and that of the answer where it says answering', () => {
    const clocks = onDay(open);
    expect(whole('phieu-de-xuat', { facts: open, clocks })).toContain('Hạn giải quyết: 07/10/2026 (90 ngày làm việc)');
    expect(whole('phieu-tiep-nhan', { facts: open, clocks })).toContain('Hạn xử lý, trả lời: 15/06/2026 (10 ngày');
    expect(whole('thong-bao-thu-ly', { facts: open, clocks })).toContain('đến hết ngày 07/10/2026');
  });

  it('stays that of settling in the follow-up book, whether the answer is still due or the case is closed', () => {
    const table = defaultPack.bookTables.find(({ code }) => code === 'so-theo-doi')!;
    const at = table.columns.findIndex(({ title }) => title === 'Hạn giải quyết');
    const closed = caseOf(denounced, [], [['ket-thuc', '2026-06-08']]);
    for (const facts of [open, closed]) {
      const book = { facts, pack: defaultPack, unit: communeUnit, clocks: onDay(facts), today: '2026-06-10' };
      expect(bookCells(table, book, 1)[at]).toBe('07/10/2026');
    }
  });

  it('is that of the claim which the paper is about', () => {
    const claims = [
      { id: 'a', kind: 'to-cao', text: 'Nội dung một' },
      { id: 'b', kind: 'khieu-nai', text: 'Nội dung hai' },
    ] as const;
    const twofold = caseOf(
      { ...denounced, claims: [...claims] },
      workOf({ t: 'extend', rule: 'to-cao-dia-phuong', days: 30, on: '2026-06-09', approver: 'A', reason: 'x' }),
    );
    const clocks = onDay(twofold);
    const of = (claim: string) => whole('phieu-de-xuat', { facts: twofold, clocks, claim });
    expect(of('b')).toContain('Hạn giải quyết: 07/10/2026');
    expect(of('a')).toContain('Hạn giải quyết: 18/11/2026');
  });

  it('of a pack that tells no purpose yet is found all the same, and its old placeholder tells settling', () => {
    const older = {
      ...defaultPack,
      deadlines: defaultPack.deadlines.map(({ purpose: _, ...rule }) => rule),
    };
    const clocks = clocksOf(open, communeUnit, makeEditions([older]), '2026-06-10');
    const old = { ...template('phieu-de-xuat'), about: 'Hạn giải quyết: {han} ({han-ngay}), {can-cu-han}' };
    const { about } = fillTemplate(old, { ...context, facts: open, clocks });
    expect(about).toMatch(/^Hạn giải quyết: 07\/10\/2026 \(90 ngày làm việc\), Quy định số 22/);
    expect(whole('phieu-tiep-nhan', { facts: open, clocks })).toContain('Hạn xử lý, trả lời: 15/06/2026');
  });

  it('whose rule nobody read is named to the officer, where the paper tells it and only there', () => {
    const clocks = onDay(open);
    expect(unverifiedIn(template('phieu-de-xuat'), clocks).map(({ rule }) => rule)).toEqual(['to-cao-dia-phuong']);
    expect(unverifiedIn(template('giay-moi'), clocks)).toEqual([]);
    const read = clocks.map((clock) => ({
      ...clock,
      calendarUnverified: false,
      source: { ...clock.source, standing: 'verified' as const },
    }));
    expect(unverifiedIn(template('phieu-de-xuat'), read)).toEqual([]);
  });
});
