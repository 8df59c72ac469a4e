import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import { fieldNo, letterFields } from '../../../shared/model/letter';
import { hlcOf, opIdOf } from '../../../shared/sync/hlc';
import { type Op, opKind } from '../../../shared/sync/op';
import { letter, newDesk, testUnit } from '../testing/fakes';
import type { Vault } from '../vault';

const name = 'Nguyễn Thị Tập Huấn';
const denunciation = letter(1, {
  kind: 'to-cao',
  senders: [{ name, address: 'Số 5, ngõ Mẫu', phone: '0900000001', idNumber: '001099000001' }],
  summary: 'Bà Nguyễn Thị Tập Huấn tố cáo việc cấp đất',
  content: 'Tôi là NGUYEN THI TAP HUAN, ở Số 5, ngõ Mẫu.',
  related: [{ name: 'Lê Văn Chồng', of: 'sender', relation: 'chồng' }],
});
/** Everything by which she could be known. */
const secrets = [name, 'NGUYEN THI TAP HUAN', 'Số 5, ngõ Mẫu', '0900000001', '001099000001', 'Lê Văn Chồng'];
const entered = async (vault: Vault, changes = denunciation) =>
  unwrap(await vault.call('letter.save', { changes })).recId;
const toldIn = (shown: unknown) => secrets.filter((secret) => JSON.stringify(shown).includes(secret));

/** All that screens are told of a letter. */
async function everythingShown(vault: Vault, recId: string): Promise<unknown> {
  const other = await entered(vault, letter(2));
  unwrap(await vault.call('work.add', { recId: other, event: { t: 'link', kind: 'trung', other: recId } }));
  return [
    unwrap(await vault.call('letter.get', { recId })),
    unwrap(await vault.call('letter.get', { recId: other })),
    unwrap(await vault.call('letter.history', { recId })),
    unwrap(await vault.call('list.open', { text: 'tập huấn' })).rows,
    unwrap(await vault.call('conflicts.list', {})),
    unwrap(await vault.call('today.get', {})),
    unwrap(await vault.call('duplicates.find', { letter: denunciation })),
  ];
}

describe('who wrote a tố cáo', () => {
  it('is told by no screen: not in the letter, its history, notes and papers, lists, links or proposals', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    unwrap(await vault.call('letter.note', { recId, text: `Đã gặp ${name} tại nhà` }));
    const paper = {
      t: 'paper',
      template: 'thong-bao',
      title: 'Thông báo',
      level: 'mat',
      on: '2026-06-01',
      recipients: [name],
      body: `Kính gửi bà ${name}`,
    } as const;
    unwrap(await vault.call('work.add', { recId, event: { ...paper, recipients: [name] } }));
    expect(toldIn(await everythingShown(vault, recId))).toEqual([]);
    const detail = unwrap(await vault.call('letter.get', { recId }));
    expect(detail.masked).toBe(true);
    expect(detail.letter.senders?.[0]?.name).toBe('N.T.T.H.');
  });

  it('is not told by another letter that she sent openly, nor by what an officer said of the two', async () => {
    const vault = await newDesk().open();
    const open = await entered(vault, letter(3, { senders: denunciation.senders, accused: [{ name: 'Tổ Mẫu' }] }));
    const recId = await entered(vault, { ...denunciation, registerNo: '9/2026' });
    const link = { t: 'link', kind: 'cung-vu-viec', other: open, text: `Cùng người gửi ${name}` } as const;
    unwrap(await vault.call('work.add', { recId, event: link }));
    const shown = async () => [
      unwrap(await vault.call('person.of', { recId })),
      unwrap(await vault.call('duplicates.find', { letter: {}, recId })),
      unwrap(await vault.call('letter.get', { recId })),
    ];
    expect(toldIn(await shown())).toEqual([]);
    unwrap(await vault.call('letter.unmask', { recId, reason: 'Mời làm việc' }));
    expect(toldIn(await shown())).toContain(name);
  });

  it('is covered in a book that was closed before the letter was found to be a tố cáo', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, { ...denunciation, kind: 'phan-anh' });
    const book = { table: 'so-tiep-nhan', from: denunciation.arrivedOn, to: denunciation.arrivedOn };
    unwrap(await vault.call('book.close', { ...book, by: 'Trưởng phòng Mẫu' }));
    expect(toldIn(unwrap(await vault.call('book.rows', book)))).toContain(name);
    unwrap(await vault.call('letter.save', { recId, changes: { kind: 'to-cao' }, correction: 'Phân loại lại' }));
    expect(toldIn(unwrap(await vault.call('book.rows', book)))).toEqual([]);
  });

  it('is shown after a reason was logged, until the officer leaves the letter', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const shown = unwrap(await vault.call('letter.unmask', { recId, reason: 'Mời làm việc' }));
    expect(shown.masked).toBe(false);
    expect(shown.letter.senders).toEqual(denunciation.senders);
    const { entries } = unwrap(await vault.call('access.list', { from: 0, count: 10, act: 'unmask' }));
    expect(entries).toMatchObject([{ recIds: [recId], reason: 'Mời làm việc' }]);
    expect(toldIn(unwrap(await vault.call('list.open', {})).rows)).toEqual([]);
    unwrap(await vault.call('letter.mask', { recId }));
    expect(toldIn(unwrap(await vault.call('letter.get', { recId })))).toEqual([]);
  });

  it('stays covered when the reason can not be logged', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const recId = await entered(vault);
    desk.file.refuse = { code: 'DISK_FULL' };
    const refused = await vault.call('letter.unmask', { recId, reason: 'Mời làm việc' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'LOG_FAILED' } });
    desk.file.refuse = null;
    expect(unwrap(await vault.call('letter.get', { recId })).masked).toBe(true);
  });

  it('is covered again after a lock', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const recId = await entered(vault);
    unwrap(await vault.call('letter.unmask', { recId, reason: 'Mời làm việc' }));
    await vault.close();
    vault = await desk.open();
    expect(unwrap(await vault.call('letter.get', { recId })).masked).toBe(true);
  });

  it('is covered in both of two values that stand in conflict', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const [create] = (await vault.core.records.load(recId))!.ops;
    const edit: Op = {
      kind: opKind.put,
      opId: opIdOf(`${create!.opId.slice(0, 15)}f`, 'd2'.repeat(16)),
      recType: 1,
      recId,
      base: { [letterFields.kind]: [create!.opId] },
      body: { [letterFields.kind]: 'phan-anh' },
      actor: 'khac',
    };
    await vault.appendPulled([{ unitId: testUnit, ops: [edit] }], null);
    unwrap(await vault.call('letter.unmask', { recId, reason: 'Sửa' }));
    unwrap(
      await vault.call('letter.save', {
        recId,
        changes: { kind: 'to-cao' },
        base: { kind: [create!.opId] },
      }),
    );
    unwrap(await vault.call('letter.mask', { recId }));
    const detail = unwrap(await vault.call('letter.get', { recId }));
    expect(detail.fields.kind?.conflict).toHaveLength(2);
    expect(detail.masked).toBe(true);
    expect(toldIn(detail)).toEqual([]);
  });

  it('is covered in books and among persons, too, when the newer of two values calls it something else', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const [create] = (await vault.core.records.load(recId))!.ops;
    const kind = (desk: string, value: string): Op => ({
      kind: opKind.put,
      opId: opIdOf(hlcOf(1_780_086_400_000), desk.repeat(16)),
      recType: 1,
      recId,
      base: { [letterFields.kind]: [create!.opId] },
      body: { [letterFields.kind]: value },
      actor: 'khac',
    });
    await vault.appendPulled([{ unitId: testUnit, ops: [kind('d2', 'to-cao'), kind('d3', 'phan-anh')] }], null);
    const detail = unwrap(await vault.call('letter.get', { recId }));
    expect([detail.letter.kind, detail.masked]).toEqual(['phan-anh', true]);
    const book = { table: 'so-tiep-nhan', from: denunciation.arrivedOn, to: denunciation.arrivedOn };
    const { rows } = unwrap(await vault.call('book.rows', book));
    expect(rows).toHaveLength(1);
    const persons = unwrap(await vault.call('person.of', { recId }));
    const change = { what: 'field', field: 'content', value: 'x' } as const;
    const planned = unwrap(await vault.call('bulk.preview', { recIds: [recId], change }));
    expect(toldIn([detail, rows, persons, planned, unwrap(await vault.call('list.open', {})).rows])).toEqual([]);
  });
});

describe('an officer who sees a covered letter', () => {
  it('can not write over what is covered, and the letter keeps it', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const masked = unwrap(await vault.call('letter.get', { recId })).letter;
    for (const field of ['senders', 'summary', 'content', 'related'] as const) {
      expect(await vault.call('letter.save', { recId, changes: { [field]: masked[field] } })).toEqual({
        ok: false,
        error: { code: 'MASKED', params: { field } },
      });
    }
    unwrap(await vault.call('letter.save', { recId, changes: { source: 'hom-thu', registerNo: '7/2026' } }));
    const { letter: whole } = unwrap(await vault.call('letter.unmask', { recId, reason: 'Kiểm tra' }));
    expect(whole.senders).toEqual(denunciation.senders);
    expect(whole.source).toBe('hom-thu');
  });

  it('can not lift the cover by calling the letter something else', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    expect(await vault.call('letter.save', { recId, changes: { kind: 'phan-anh' } })).toMatchObject({
      ok: false,
      error: { code: 'MASKED' },
    });
    expect(unwrap(await vault.call('letter.get', { recId })).masked).toBe(true);
  });
});

describe('the guard against conflicts of interest', () => {
  it('refuses to give a case to the accused, and proposes the unit above; nothing is written', async () => {
    const vault = await newDesk().open();
    const accused = { name: 'Trần Văn Bị Tố', office: 'Chủ nhiệm' };
    const recId = await entered(vault, { ...denunciation, accused: [accused] });
    const event = { t: 'assign', role: 'chu-tri', person: 'Trần Văn Bị Tố', office: 'Chủ nhiệm' } as const;
    const refused = await vault.call('work.add', { recId, event });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT_OF_INTEREST', params: { finding: 'is-accused', mayOverride: 0 } },
    });
    const { finding } = unwrap(await vault.call('guard.check', { recId, act: 'assign', person: 'Trần Văn Bị Tố' }));
    expect(finding).toMatchObject({
      code: 'is-accused',
      matches: 'Trần Văn Bị Tố',
      mayOverride: false,
      asks: 'office',
    });
    expect(finding?.propose).toBeTruthy();
    expect((await vault.core.records.load(recId))!.ops.some((op) => op.body[fieldNo.work] !== undefined)).toBe(false);
  });

  it('tells an officer who matches the denouncer only that much, unless the letter is uncovered', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault);
    const { finding } = unwrap(await vault.call('guard.check', { recId, act: 'assign', person: name }));
    expect(finding).toMatchObject({ code: 'is-denouncer', matches: 'N.T.T.H.' });
  });

  it('lets the officer say that it is another person of the same name', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, { ...denunciation, accused: [{ name: 'Trần Văn Bị Tố' }] });
    const event = { t: 'assign', role: 'chu-tri', person: 'Trần Văn Bị Tố' } as const;
    expect((await vault.call('work.add', { recId, event })).ok).toBe(false);
    const guard = {
      t: 'guard',
      person: 'Trần Văn Bị Tố',
      finding: 'is-accused',
      decision: 'khac-nguoi',
      reason: 'Trùng tên, công tác ở đơn vị khác',
    } as const;
    unwrap(await vault.call('work.add', { recId, event: guard }));
    unwrap(await vault.call('work.add', { recId, event }));
  });

  it('lets nobody extend a deadline who is accused', async () => {
    const vault = await newDesk().open();
    const recId = await entered(vault, { ...denunciation, accused: [{ name: 'Trần Văn Bị Tố' }] });
    const event = {
      t: 'extend',
      rule: 'x',
      days: 5,
      on: '2026-06-01',
      approver: 'Trần Văn Bị Tố',
      reason: 'r',
    } as const;
    expect(await vault.call('work.add', { recId, event })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT_OF_INTEREST', params: { finding: 'is-accused' } },
    });
  });
});
