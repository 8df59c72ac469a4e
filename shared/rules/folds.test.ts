import { describe, expect, it } from 'vitest';
import type { Letter } from '../model/letter';
import type { WorkEvent } from '../model/work';
import { dossierOf } from './dossier';
import { linksOf, papersOf, remindersOf, scansOf, transfersOf, unansweredOf } from './folds';
import { defaultPack } from './pack/default';
import { caseOf, opIdOf, workOf } from './testing/facts';
import { retentionDue } from './workflow';

const letter: Partial<Letter> = {
  kind: 'to-cao',
  arrivedOn: '2026-06-01',
  senders: [],
  accused: [{ name: 'Trần Văn Bị' }],
};
const on = '2026-06-10';

describe('what the work folds to', () => {
  it('reminders to one recipient are counted together, however the name was typed, and answered together', () => {
    const transfer: WorkEvent = {
      t: 'transfer',
      to: 'Đảng ủy xã Khác',
      unitId: 'a'.repeat(32),
      on: '2026-06-05',
      papers: [],
      crossing: null,
    };
    const work = workOf(
      transfer,
      { t: 'remind', to: 'Đảng ủy xã Khác', unitId: 'a'.repeat(32), on: '2026-06-10' },
      { t: 'remind', to: 'đảng uỷ  Xã khác', on: '2026-06-20', dueOn: '2026-07-01' },
    );
    const facts = caseOf({}, work);
    expect(remindersOf(facts, '2026-07-02').map(({ no, overdue }) => [no, overdue])).toEqual([
      [1, false],
      [2, true],
    ]);
    const answer: WorkEvent = { t: 'transferState', transfer: work[0]!.opId, state: 'da-tra-loi', on: '2026-06-25' };
    const after = { work: [...work, ...workOf(answer)] };
    expect(remindersOf(after, '2026-07-02').map(({ answered }) => answered)).toEqual([true, true]);
  });

  it('a reminder to somebody to whom nothing was transferred is answered by its own answer, with those before it', () => {
    const remind = (to: string, day: string): WorkEvent => ({ t: 'remind', to, on: day, dueOn: '2026-06-15' });
    const work = workOf(
      remind('Chi bộ thôn Mẫu', '2026-06-08'),
      remind('Nơi B', '2026-06-08'),
      remind('Chi bộ thôn Mẫu', '2026-06-10'),
      { t: 'remindAnswer', reminder: opIdOf(3), on: '2026-06-12', text: 'bản giải trình' },
      remind('Chi bộ thôn Mẫu', '2026-06-13'),
    );
    const told = remindersOf({ work }, '2026-06-20').map(({ answered, overdue }) => [answered, overdue]);
    expect(told).toEqual([
      [true, false],
      [false, true],
      [true, false],
      [false, true],
    ]);
    expect(unansweredOf({ work }).map(({ opId }) => opId)).toEqual([opIdOf(2), opIdOf(5)]);
  });

  it('reminders are counted for each recipient, overdue until somebody answers', () => {
    const transfer: WorkEvent = { t: 'transfer', to: 'Nơi A', on: '2026-06-01', papers: [], crossing: null };
    const remind = (to: string, day: string): WorkEvent => ({ t: 'remind', to, on: day, dueOn: '2026-07-01' });
    const work = [
      transfer,
      remind('Nơi A', '2026-06-10'),
      remind('Nơi B', '2026-06-11'),
      remind('Nơi A', '2026-06-20'),
    ];
    const facts = caseOf(letter, workOf(...work));
    expect(remindersOf(facts, '2026-07-02').map(({ no, overdue }) => [no, overdue])).toEqual([
      [1, true],
      [1, true],
      [2, true],
    ]);
    const answered: WorkEvent = { t: 'transferState', transfer: opIdOf(1), state: 'da-tra-loi', on: '2026-06-25' };
    const after = caseOf(letter, workOf(...work, answered));
    expect(remindersOf(after, '2026-07-02').map(({ overdue }) => overdue)).toEqual([false, true, false]);
    expect(transfersOf(after)[0]).toMatchObject({ state: 'da-tra-loi', since: '2026-06-25', answeredOn: '2026-06-25' });
  });

  it('what was taken back is gone, but papers stay and are marked', () => {
    const other = 'd'.repeat(32);
    const scan: WorkEvent = {
      t: 'scan',
      id: other,
      name: 'quyet-dinh.pdf',
      type: 'application/pdf',
      bytes: 10,
      sha256: 'e'.repeat(64),
      pages: 1,
      chunks: 1,
      level: 'mat',
      item: 'don',
    };
    const paper: WorkEvent = {
      t: 'paper',
      template: 'phieu-chuyen',
      title: 'Phiếu',
      level: '',
      on,
      recipients: [],
      body: '{}',
    };
    const facts = caseOf(
      letter,
      workOf(
        { t: 'link', kind: 'trung', other },
        { t: 'unlink', link: opIdOf(1), reason: 'Nhầm' },
        scan,
        { t: 'unscan', scan: opIdOf(3), reason: 'Nhầm' },
        paper,
        { t: 'paperState', paper: opIdOf(5), state: 'thu-hoi', on, reason: 'Sai số' },
      ),
    );
    expect(linksOf(facts)).toEqual([]);
    expect(scansOf(facts)).toEqual([]);
    expect(papersOf(facts)[0]?.withdrawn?.event.reason).toBe('Sai số');
    expect(dossierOf(facts, defaultPack)?.items[0]?.present).toBe(false);
  });

  it('the dossier is as full as its required documents', () => {
    const empty = dossierOf(caseOf(letter), defaultPack);
    expect(empty).toMatchObject({ code: 'ho-so-to-cao', percent: 0 });
    const required = empty!.items.filter((item) => item.required).map((item) => item.code);
    const say = (item: string, present: boolean): WorkEvent => ({ t: 'dossier', item, present, on });
    const half = caseOf(
      letter,
      workOf(...required.slice(0, 6).map((item) => say(item, true)), say(required[0]!, false)),
    );
    expect(dossierOf(half, defaultPack)).toMatchObject({ percent: Math.floor((100 * 5) / required.length) });
    const full = caseOf(letter, workOf(...required.map((item) => say(item, true))));
    expect(dossierOf(full, defaultPack)).toMatchObject({ percent: 100, missing: [] });
  });

  it('a shelved letter is reviewed after a year, and no other', () => {
    const shelved = caseOf(
      { ...letter, direction: 'luu' },
      [],
      [
        ['luu', '2026-06-01'],
        ['xep-luu', '2026-06-15'],
      ],
    );
    expect(retentionDue(shelved, defaultPack)).toEqual({ rule: 'don-xep-luu', on: '2027-06-15' });
    expect(retentionDue({ ...shelved, status: 'ket-thuc' }, defaultPack)).toBeNull();
    expect(retentionDue({ ...shelved, letter: { ...letter, direction: 'thu-ly' } }, defaultPack)).toBeNull();
  });

  it('a shelved letter of several contents is kept by that rule only where all of them were to be shelved', () => {
    const claim = { kind: 'to-cao', text: 'Nội dung' } as const;
    const of = (...directions: (string | undefined)[]) => {
      const claims = directions.map((direction, i) => ({ ...claim, id: `c${i}`, ...(direction ? { direction } : {}) }));
      const steps = [
        ['luu', '2026-06-01'],
        ['xep-luu', '2026-06-15'],
      ] as const;
      return (whole?: string) =>
        retentionDue(caseOf({ ...letter, claims, ...(whole ? { direction: whole } : {}) }, [], steps), defaultPack);
    };
    expect(of('luu', 'luu')()).toEqual({ rule: 'don-xep-luu', on: '2027-06-15' });
    expect(of('luu', undefined)()).toBeNull();
    expect(of('luu', undefined)('luu')).toEqual({ rule: 'don-xep-luu', on: '2027-06-15' });
    expect(of('luu', 'thu-ly')('luu')).toBeNull();
  });
});
