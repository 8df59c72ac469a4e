import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNo, letterFields } from '../model/letter';
import { disagree, hasConflict, isVisible, mergeOps, project, seenNow } from './merge';
import { decodeOps, encodeOps, type Op, opKind } from './op';

const recId = 'a'.repeat(32);
const id = (n: number, desk = 1): string => n.toString(16).padStart(16, '0') + desk.toString(16).padStart(16, '0');
const summary = letterFields.summary;

const put = (n: number, value: string, base: string[], desk = 1): Op => ({
  kind: opKind.put,
  opId: id(n, desk),
  recType: 1,
  recId,
  base: { [summary]: base },
  body: { [summary]: value },
  actor: `officer-${desk}`,
});
const act = (kind: number, n: number, seen: string[], desk = 1): Op => ({
  kind,
  opId: id(n, desk),
  recType: 1,
  recId,
  base: { 0: seen },
  body: {},
  actor: `officer-${desk}`,
  reason: 'nhập nhầm',
});
const move = (n: number, from: string, to: string, base: string[], desk = 1, track = ''): Op => ({
  kind: opKind.transition,
  opId: id(n, desk),
  recType: 1,
  recId,
  base: { [fieldNo.status]: base },
  body: { [fieldNo.status]: track === '' ? { from, to } : { from, to, track } },
  actor: `officer-${desk}`,
});

describe('two officers change one letter', () => {
  it('an edit that saw the current value replaces it without a conflict', () => {
    const view = project([put(1, 'cũ', []), put(2, 'mới', [id(1)])]);
    expect(view.fields.get(summary)!.map((head) => head.value)).toEqual(['mới']);
    expect(hasConflict(view)).toBe(false);
  });

  it('two edits of the same field that did not see each other are both kept, and the letter is marked', () => {
    const view = project([put(1, 'gốc', []), put(2, 'của A', [id(1)], 1), put(3, 'của B', [id(1)], 2)]);
    expect(view.fields.get(summary)!.map((head) => head.value)).toEqual(['của B', 'của A']);
    expect(view.conflicts).toEqual([summary]);
  });

  it('settling a conflict names both values and ends it', () => {
    const both = [put(1, 'gốc', []), put(2, 'của A', [id(1)], 1), put(3, 'của B', [id(1)], 2)];
    const view = project([...both, { ...put(4, 'chung', [id(2, 1), id(3, 2)]), kind: opKind.resolve }]);
    expect(view.fields.get(summary)!.map((head) => head.value)).toEqual(['chung']);
    expect(hasConflict(view)).toBe(false);
  });

  it('the same value written twice is no disagreement, and the next edit replaces both', () => {
    const same = [put(1, 'gốc', []), put(2, 'giống', [id(1)], 1), put(3, 'giống', [id(1)], 2)];
    const view = project(same);
    expect(hasConflict(view)).toBe(false);
    const heads = view.fields.get(summary)!.map((head) => head.opId);
    expect(heads).toHaveLength(2);
    expect(
      project([...same, put(4, 'sau', heads)])
        .fields.get(summary)!
        .map((head) => head.value),
    ).toEqual(['sau']);
  });
});

describe('status', () => {
  it('a legal move is applied, an illegal one is parked and marks the letter', () => {
    const legal = move(1, 'tiep-nhan', 'phan-loai', []);
    const illegal = move(2, 'phan-loai', 'khong-co', [id(1)]);
    const view = project([legal, illegal]);
    expect(view.status).toBe('phan-loai');
    expect(view.parked).toEqual([illegal]);
    expect(hasConflict(view)).toBe(true);
  });

  it('two legal moves that did not see each other are a conflict', () => {
    const view = project([move(1, 'tiep-nhan', 'phan-loai', [], 1), move(2, 'tiep-nhan', 'ket-thuc', [], 2)]);
    expect(disagree(view.statusHeads)).toBe(true);
    expect(hasConflict(view)).toBe(true);
  });

  it('a move whose clock runs ahead of the one it follows is still applied', () => {
    const view = project([move(9, 'tiep-nhan', 'phan-loai', []), move(2, 'phan-loai', 'thu-ly', [id(9)])]);
    expect(view.status).toBe('thu-ly');
    expect(view.parked).toEqual([]);
  });
});

describe('contents that move each by itself', () => {
  const a = (n: number, from: string, to: string, base: string[], desk = 1) => move(n, from, to, base, desk, 'a');
  const b = (n: number, from: string, to: string, base: string[], desk = 1) => move(n, from, to, base, desk, 'b');

  it('stand where each was moved, and the letter where it was', () => {
    const view = project([
      move(1, 'tiep-nhan', 'phan-loai', []),
      a(2, 'tiep-nhan', 'phan-loai', []),
      a(3, 'phan-loai', 'de-xuat', [id(2)]),
      b(4, 'tiep-nhan', 'phan-loai', [], 2),
    ]);
    expect(view.status).toBe('phan-loai');
    expect([...view.tracks].map(([track, [head]]) => [track, head?.value])).toEqual([
      ['a', 'de-xuat'],
      ['b', 'phan-loai'],
    ]);
    expect(hasConflict(view)).toBe(false);
  });

  it('begin where the letter stands, not at the reception that the letter has long left', () => {
    const letter = [move(1, 'tiep-nhan', 'phan-loai', []), move(2, 'phan-loai', 'thu-ly', [id(1)])];
    const view = project([...letter, a(3, 'thu-ly', 'xac-minh', []), a(4, 'xac-minh', 'ket-luan', [id(3)])]);
    expect([view.status, view.tracks.get('a')?.[0]?.value, view.parked]).toEqual(['thu-ly', 'ket-luan', []]);
    // What no status allows is parked, and the letter as a whole still begins at its reception.
    const wrong = project([...letter, a(3, 'thu-ly', 'da-huy', []), move(4, 'thu-ly', 'xac-minh', [])]);
    expect(wrong.parked.map((op) => op.opId)).toEqual([id(3), id(4)]);
  });

  it('two moves of one content that did not see each other are a conflict; of two contents they are none', () => {
    const start = [a(1, 'tiep-nhan', 'phan-loai', []), b(2, 'tiep-nhan', 'phan-loai', [])];
    const apart = [...start, a(3, 'phan-loai', 'de-xuat', [id(1)], 1), b(4, 'phan-loai', 'thu-ly', [id(2)], 2)];
    expect(hasConflict(project(apart))).toBe(false);
    const same = project([...start, a(3, 'phan-loai', 'de-xuat', [id(1)], 1), a(4, 'phan-loai', 'thu-ly', [id(1)], 2)]);
    expect(same.tracks.get('a')?.map((head) => head.value)).toEqual(['thu-ly', 'de-xuat']);
    expect(hasConflict(same)).toBe(true);
  });

  it('a move that names one on another track as its base is parked', () => {
    const view = project([a(1, 'tiep-nhan', 'phan-loai', []), b(2, 'phan-loai', 'de-xuat', [id(1)])]);
    expect(view.parked.map((op) => op.opId)).toEqual([id(2)]);
    expect(view.tracks.get('a')?.[0]?.value).toBe('phan-loai');
  });

  it('a deletion that saw them stands, one that did not does not', () => {
    const ops = [put(1, 'gốc', []), a(2, 'tiep-nhan', 'phan-loai', [])];
    const seen = project([...ops, act(opKind.delete, 3, seenNow(project(ops), ops))]);
    expect(isVisible(seen)).toBe(false);
    expect(project([...ops, act(opKind.delete, 3, [id(1)])]).deleteConflict).toBe(true);
  });
});

describe('deletion', () => {
  it('hides the letter with its reason, and undo brings it back', () => {
    const first = put(1, 'đơn', []);
    const deletion = act(opKind.delete, 2, seenNow(project([first]), [first]));
    expect(isVisible(project([first, deletion]))).toBe(false);
    expect(isVisible(project([first, deletion, act(opKind.restore, 3, [id(2)])]))).toBe(true);
  });

  it('does not hide what another person wrote at the same time', () => {
    const first = put(1, 'đơn', []);
    const deletion = act(opKind.delete, 2, seenNow(project([first]), [first]), 1);
    const view = project([first, deletion, put(3, 'bổ sung', [id(1)], 2)]);
    expect(view.deleteConflict).toBe(true);
    expect(isVisible(view)).toBe(true);
  });

  it.each([opKind.append, opKind.setAdd, opKind.setRemove, opKind.attach, 77])(
    'does not hide an op of kind %i that it had not seen, and covers one that it had',
    (kind) => {
      const first = put(1, 'đơn', []);
      const extra: Op = { ...put(2, 'thêm', [], 2), base: {}, kind };
      const blind = act(opKind.delete, 3, seenNow(project([first]), [first]));
      expect(isVisible(project([first, extra, blind]))).toBe(true);
      const ops = [first, extra];
      expect(isVisible(project([...ops, act(opKind.delete, 3, seenNow(project(ops), ops))]))).toBe(false);
    },
  );

  it('covers values that had been replaced before', () => {
    const ops = [put(1, 'a', []), put(2, 'b', [id(1)])];
    expect(isVisible(project([...ops, act(opKind.delete, 3, seenNow(project(ops), ops))]))).toBe(false);
  });
});

/** Any history that some desks could have made: each op names some earlier ops as its base. */
const history = fc
  .array(
    fc.record({
      desk: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom(
        opKind.put,
        opKind.resolve,
        opKind.transition,
        opKind.delete,
        opKind.restore,
        opKind.append,
      ),
      picks: fc.array(fc.nat(), { maxLength: 3 }),
      value: fc.constantFrom('phan-loai', 'thu-ly', 'ket-thuc', 'tiep-nhan', 'x'),
      from: fc.constantFrom('phan-loai', 'tiep-nhan'),
      track: fc.constantFrom('', 'a', 'b'),
      isWork: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((steps) => {
    const ops: Op[] = [];
    for (const [i, step] of steps.entries()) {
      const picked = step.picks.map((pick) => ops[pick % Math.max(1, ops.length)]?.opId);
      const base = [...new Set(picked)].filter((known): known is string => known !== undefined);
      const n = i + 1;
      if (step.kind === opKind.transition) ops.push(move(n, step.from, step.value, base, step.desk, step.track));
      else if (step.kind === opKind.delete || step.kind === opKind.restore)
        ops.push(act(step.kind, n, base, step.desk));
      else if (step.kind === opKind.append && step.isWork) {
        const body = { [fieldNo.work]: { t: 'step', step: step.value, on: '2026-06-01' } };
        ops.push({ ...put(n, '', [], step.desk), kind: step.kind, base: {}, body });
      } else ops.push({ ...put(n, step.value, base, step.desk), kind: step.kind });
    }
    return ops;
  });

/** Ops as a hostile desk may write them: bases name anything, themselves and what is not there included. */
const crafted = fc
  .array(
    fc.record({
      kind: fc.constantFrom(opKind.put, opKind.put, opKind.resolve),
      fields: fc.uniqueArray(fc.constantFrom(letterFields.summary, letterFields.content, letterFields.senders), {
        maxLength: 3,
      }),
      names: fc.dictionary(
        fc.constantFrom(...[letterFields.summary, letterFields.content, letterFields.senders].map(String)),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((made) =>
    made.map(
      ({ kind, fields, names }, i): Op => ({
        ...put(i + 1, '', []),
        kind,
        base: Object.fromEntries(Object.entries(names).map(([no, ids]) => [no, ids.map((n) => id(n))])),
        body: Object.fromEntries(fields.map((no) => [no, `${i}`])),
      }),
    ),
  );

describe('a colleague who names what he does not change', () => {
  const entry: Op = {
    ...put(1, 'trích yếu', []),
    body: {
      [summary]: 'trích yếu',
      [letterFields.content]: 'nội dung',
      [letterFields.senders]: [{ name: 'TẬP HUẤN' }],
    },
  };

  it('takes neither senders nor content away by an edit without values', () => {
    const empty = { ...put(2, '', []), base: { [letterFields.senders]: [id(1)], [letterFields.content]: [id(1)] } };
    const view = project([entry, { ...empty, body: {} }]);
    expect(view.fields).toEqual(project([entry]).fields);
    expect(project([entry, { ...empty, body: { [summary]: 'khác' } }]).fields.get(letterFields.content)).toHaveLength(
      1,
    );
  });

  it('takes no value away by edits that name each other or themselves', () => {
    const values = (ops: readonly Op[]) =>
      project(ops)
        .fields.get(summary)!
        .map(({ value }) => value);
    expect(values([put(1, 'gốc', []), put(2, 'mới', [id(1), id(2)])])).toEqual(['mới']);
    const round = [put(1, 'gốc', [id(3)]), put(2, 'hai', [id(1)]), put(3, 'ba', [id(2)])];
    expect(values(round)).toEqual(['ba', 'hai', 'gốc']);
    // And who settles it is not stuck with it.
    expect(values([...round, put(4, 'chung', [id(1), id(2), id(3)])])).toEqual(['chung']);
  });

  it('does not keep a letter from being deleted by an edit without values', () => {
    const ops = [entry, { ...put(2, '', []), base: {}, body: {} }];
    expect(isVisible(project([...ops, act(opKind.delete, 3, seenNow(project(ops), ops))]))).toBe(false);
  });

  it('never loses a value of a field but to an op that sets this field', () => {
    fc.assert(
      fc.property(crafted, (ops) => {
        const view = project(ops);
        for (const no of [letterFields.summary, letterFields.content, letterFields.senders]) {
          const setting = ops.filter(({ body }) => no in body);
          const heads = new Set((view.fields.get(no) ?? []).map(({ opId }) => opId));
          expect(heads.size > 0).toBe(setting.length > 0);
          for (const { opId } of setting) {
            const replacers = setting.filter((op) => op.opId !== opId && op.base[no]?.includes(opId));
            if (replacers.length === 0) expect(heads.has(opId)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('any order, repetition and partition', () => {
  it('gives the same letter', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (ops, picks) => {
        const straight = project(ops);
        const shuffled = ops
          .map((op) => ({ op, key: picks.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ op }) => op);
        const cut = shuffled.length >> 1;
        const [left, right] = [shuffled.slice(0, cut), shuffled.slice(cut)];
        const there = mergeOps(mergeOps([], left), [...right, ...left]);
        const back = mergeOps(mergeOps([], right), mergeOps(left, right));
        expect(project(there)).toEqual(straight);
        expect(project(back)).toEqual(straight);
      }),
    );
  });

  it('survives the wire unchanged', () => {
    fc.assert(
      fc.property(history, (ops) => {
        expect(decodeOps(encodeOps(ops))).toEqual(ops);
      }),
    );
  });

  it('never drops a value that nobody replaced', () => {
    fc.assert(
      fc.property(history, (ops) => {
        const puts = ops.filter((op) => op.kind === opKind.put || op.kind === opKind.resolve);
        const replaced = new Set(puts.flatMap((op) => op.base[summary] ?? []));
        const expected = puts.filter((op) => !replaced.has(op.opId)).map((op) => op.opId);
        const shown = (project(ops).fields.get(summary) ?? []).map((head) => head.opId);
        expect([...shown].sort()).toEqual(expected.sort());
      }),
    );
  });
});
