import { describe, expect, it } from 'vitest';
import type { Letter } from '../model/letter';
import { makeCalendar } from './calendar';
import { eligible, type LinkedLetter, suggestClassification } from './classify';
import { defaultPack } from './pack/default';
import { caseOf } from './testing/facts';

const calendar = makeCalendar(defaultPack.calendar);
const told =
  'Ngày 5/3/2026, ông Trần Văn Bị, Bí thư chi bộ thôn Mẫu, đã tự ý bán ba lô đất công ở khu Mẫu cho người nhà, ' +
  'không qua chi bộ, không có biên bản, thu tiền không nộp ngân sách.';
const signed: Partial<Letter> = {
  kind: 'to-cao',
  authorship: 'co-ten',
  arrivedOn: '2026-06-01',
  senders: [{ name: 'Lê Văn Gửi', address: 'Thôn Mẫu' }],
  accused: [{ name: 'Trần Văn Bị' }],
  summary: told,
};

const numbered = (no: number) => ({ book: 'don-thu', year: 2026, no });
const suggest = (letter: Partial<Letter>, linked: readonly LinkedLetter[] = []) => {
  const hints = suggestClassification(caseOf(letter), defaultPack, calendar, linked);
  const codes = (what: string) => hints.filter((hint) => hint.what === what).map((hint) => hint.code);
  return {
    class: codes('class'),
    source: codes('as-source'),
    criteria: codes('criterion'),
    reasons: codes('reason'),
    hints,
  };
};

describe('what the desk suggests when classifying', () => {
  it('a signed, specific tố cáo with an address is eligible', () => {
    const found = suggest(signed);
    expect(found).toMatchObject({ class: ['du-dieu-kien'], reasons: [], source: [] });
    expect(found.criteria).toEqual(['co-ten', 'mot-nguoi-ky', 'noi-dung-cu-the']);
  });

  it('an anonymous letter is a class of its own, and a source when it is specific; it is never thrown away', () => {
    const nameless: Partial<Letter> = { ...signed, authorship: 'nac-danh', senders: [] };
    expect(suggest(nameless)).toMatchObject({ class: ['nac-danh'], source: ['nac-danh'], reasons: ['giau-mao-ten'] });
    expect(suggest({ ...nameless, summary: 'Có tiêu cực' }).source).toEqual([]);
    expect(suggest({ ...nameless, authorship: 'mao-danh' }).class).toEqual(['mao-danh']);
  });

  it('tells of two signatories, a missing address and a vague content of a tố cáo, and not of a phản ánh', () => {
    const two = { ...signed, signatories: 2 };
    expect(suggest(two)).toMatchObject({ class: ['khong-du-dieu-kien'], reasons: ['hai-nguoi-cung-ky'] });
    expect(suggest({ ...two, kind: 'phan-anh' }).reasons).toEqual([]);
    expect(suggest({ ...signed, senders: [{ name: 'Lê Văn Gửi', address: '' }] }).reasons).toEqual([
      'khong-ro-dia-chi',
    ]);
    expect(suggest({ ...signed, summary: 'Vi phạm' }).reasons).toEqual(['khong-cu-the']);
  });

  it('khiếu nại kỷ luật is late after 30 working days by the postmark, not by the day it arrived', () => {
    const complaint: Partial<Letter> = {
      ...signed,
      kind: 'khieu-nai',
      arrivedOn: '2026-07-20',
      postmarkedOn: '2026-07-14',
      decisionReceivedOn: '2026-06-02',
    };
    // 3 June to 14 July 2026: 20 in June, 10 in July.
    expect(suggest(complaint).reasons).toEqual([]);
    const late = suggest({ ...complaint, postmarkedOn: '2026-07-15' });
    expect(late.reasons).toEqual(['qua-thoi-hieu']);
    expect(late.hints.find((hint) => hint.code === 'qua-thoi-hieu')?.because).toContain('31 ngày làm việc');
    expect(suggest({ ...complaint, senders: [{ name: 'A', address: 'B', proxyFor: 'C' }] }).reasons).toEqual([
      'khieu-nai-ho',
    ]);
  });

  it('of a pair of duplicates only the later letter is suggested as one, while the earlier one stands', () => {
    const original = { kind: 'trung', arrivedOn: '2026-05-30', number: null, deleted: false, class: '' } as const;
    const among = (...linked: LinkedLetter[]) => suggest({ ...signed, number: numbered(7) }, linked).reasons;
    expect(suggest(signed, [original])).toMatchObject({ class: ['trung-lap'], reasons: ['don-trung'] });
    expect(among({ ...original, arrivedOn: '2026-06-02' })).toEqual([]);
    const sameDay = { ...original, arrivedOn: '2026-06-01' };
    expect(among({ ...sameDay, number: numbered(6) })).toEqual(['don-trung']);
    expect(among({ ...sameDay, number: numbered(8) })).toEqual([]);
    expect(among({ ...original, deleted: true })).toEqual([]);
    expect(among({ ...original, class: 'trung-lap' })).toEqual([]);
    expect(among({ ...original, kind: 'lap-lai' })).toEqual([]);
    expect(among({ ...original, deleted: true }, original)).toEqual(['don-trung']);
  });

  it('never names a code that the pack does not have', () => {
    const bare = { ...defaultPack, classes: [], criteria: [], refusals: [] };
    const hints = suggestClassification(caseOf({ ...signed, authorship: 'nac-danh' }), bare, calendar);
    expect(hints.filter((hint) => hint.what !== 'as-source')).toEqual([]);
  });

  it('knows which classes are settled on their merits', () => {
    expect(eligible(defaultPack, { class: 'du-dieu-kien' })).toBe(true);
    expect(eligible(defaultPack, { class: 'nac-danh' })).toBe(false);
    expect(eligible(defaultPack, { class: 'ma-la' })).toBe(false);
  });
});
