import { describe, expect, it } from 'vitest';
import type { Letter } from '../model/letter';
import type { WorkEvent } from '../model/work';
import { findConflict, type GuardCase } from './conflictOfInterest';
import { communeUnit, workOf } from './testing/facts';

const letter: Partial<Letter> = {
  kind: 'to-cao',
  senders: [{ name: 'Lê Văn Gửi', address: 'Thôn Mẫu', organisation: 'Hội Mẫu', proxyFor: 'Lê Thị Nhờ' }],
  accused: [
    { name: 'Trần Văn Bị', office: 'Bí thư Đảng ủy xã Mẫu', unit: 'Đảng ủy xã Mẫu' },
    { name: 'Chi bộ thôn Mẫu', collective: true },
  ],
  related: [{ name: 'Phạm Thị Vợ', of: 'accused', relation: 'vợ' }],
};

const ask = (name: string, more: Partial<GuardCase> & { office?: string; unitId?: string } = {}) => {
  const { office, unitId, ...rest } = more;
  const person = { name, ...(office ? { office } : {}), ...(unitId ? { unitId } : {}) };
  return findConflict({ letter, work: [], act: 'assign', person, unit: communeUnit, ...rest });
};

describe('the guard against conflicts of interest', () => {
  it('keeps the accused from settling the case and proposes the level above', () => {
    expect(ask('Trần Văn Bị', { office: 'Kế toán' })).toEqual({
      code: 'is-accused',
      matches: 'Trần Văn Bị',
      propose: 'Ủy ban Kiểm tra Tỉnh ủy Mẫu',
      mayOverride: true,
    });
    expect(ask('Trần Văn Bị', { office: 'Bí thư Đảng ủy xã Mẫu' })?.mayOverride).toBe(false);
  });

  it('is not got around by leaving the office empty where the letter tells the office of the accused', () => {
    for (const act of ['assign', 'approve'] as const) {
      expect(ask('Trần Văn Bị', { act })).toMatchObject({ mayOverride: false, asks: 'office' });
      expect(ask('Trần Văn Bị', { act, office: ' ' })).toMatchObject({ mayOverride: false, asks: 'office' });
    }
    const unknown = { ...letter, accused: [{ name: 'Trần Văn Bị' }] };
    expect(ask('Trần Văn Bị', { letter: unknown })).toMatchObject({ mayOverride: true });
  });

  it('takes one who works in the body of the accused for the accused, whatever office is typed', () => {
    const known = (personUnitName: string) => ask('Trần Văn Bị', { office: 'Kế toán', personUnitName })?.mayOverride;
    expect(known('Đảng ủy xã Mẫu')).toBe(false);
    expect(known('UBKT Đảng ủy xã Mẫu')).toBe(false);
    expect(known('Đảng ủy xã Khác')).toBe(true);
  });

  it('knows a name however it was typed, and never takes one with other marks for it', () => {
    for (const name of [
      'trần văn bị',
      ' Trần  Văn Bị ',
      'Trần Văn Bị'.normalize('NFD'),
      'Đồng chí Trần Văn Bị',
      'Ông TRẦN VĂN BỊ',
    ])
      expect(ask(name)?.code, name).toBe('is-accused');
    for (const name of ['Trần Văn Bi', 'Tran Van Bi', 'Trần Bị', 'Trần Văn Bịch']) expect(ask(name), name).toBeNull();
  });

  it('knows a name and a body whose tones the directory writes at the other place', () => {
    const typed: Partial<Letter> = {
      kind: 'to-cao',
      senders: [{ name: 'Lê Thị Thuý', address: '' }],
      accused: [{ name: 'Trần Văn Thuỷ', office: 'Chủ nhiệm Uỷ ban Kiểm tra', unit: 'Đảng uỷ xã Hoà Mẫu' }],
    };
    const own = (name: string) => ask(name, { letter: typed, act: 'own' })?.code;
    expect(own('Trần Văn Thủy')).toBe('is-accused');
    expect(own('Lê Thị Thúy')).toBe('is-denouncer');
    expect(own('Trần Văn Thùy')).toBeUndefined();
    expect(ask('Trần Văn Thủy', { letter: typed, office: 'Chủ nhiệm Ủy ban Kiểm tra' })?.mayOverride).toBe(false);
    expect(ask('Trần Văn Thủy', { letter: typed, personUnitName: 'UBKT Đảng ủy xã Hòa Mẫu' })?.mayOverride).toBe(false);
    expect(ask('Đảng ủy xã Hòa Mẫu', { letter: typed, act: 'transfer' })?.code).toBe('leads-accused-unit');
    const body: Partial<Letter> = { accused: [{ name: 'Đảng uỷ xã A', collective: true }] };
    expect(ask('Ai Đó', { letter: body, personUnitName: 'Đảng ủy xã A' })?.code).toBe('unit-is-accused');
  });

  it('keeps the denouncer, whom he stands for, and people close to anybody away from it', () => {
    expect(ask('Lê Văn Gửi')).toMatchObject({ code: 'is-denouncer', mayOverride: true });
    expect(ask('Lê Thị Nhờ')?.code).toBe('is-denouncer');
    expect(ask('Phạm Thị Vợ', { act: 'approve' })?.code).toBe('is-related');
  });

  it('does not send the letter to the accused body, nor to the body that the accused leads', () => {
    expect(ask('Chi bộ thôn Mẫu', { act: 'transfer' })).toMatchObject({ code: 'unit-is-accused', mayOverride: false });
    expect(ask('Đảng ủy xã Mẫu', { act: 'transfer' })).toMatchObject({
      code: 'leads-accused-unit',
      mayOverride: false,
    });
    expect(ask('Đảng ủy xã Khác', { act: 'transfer' })).toBeNull();
    expect(ask('Tên cũ', { act: 'transfer', unitId: 'b'.repeat(32), personUnitName: 'Đảng ủy xã Mẫu' })?.code).toBe(
      'leads-accused-unit',
    );
    expect(ask('Ngô Văn Khác', { personUnitName: 'Chi bộ thôn Mẫu' })?.code).toBe('unit-is-accused');
  });

  it('lets somebody pass who only bears the same name, once the officer has said why', () => {
    const explained = (finding: string): WorkEvent => ({
      t: 'guard',
      person: 'trần văn bị',
      finding,
      decision: 'khac-nguoi',
      reason: 'Khác năm sinh',
    });
    expect(ask('Trần Văn Bị', { work: workOf(explained('is-accused')), office: 'Kế toán' })).toBeNull();
    expect(ask('Trần Văn Bị', { work: workOf(explained('is-accused')) })?.asks).toBe('office');
    expect(ask('Trần Văn Bị', { work: workOf(explained('is-denouncer')) })?.code).toBe('is-accused');
    expect(
      ask('Trần Văn Bị', { work: workOf(explained('is-accused')), office: 'Bí thư Đảng ủy xã Mẫu' }),
    ).not.toBeNull();
    const above: WorkEvent = {
      t: 'guard',
      person: 'Trần Văn Bị',
      finding: 'is-accused',
      decision: 'cap-tren',
      reason: 'x',
    };
    expect(ask('Trần Văn Bị', { work: workOf(above) })?.code).toBe('is-accused');
  });

  it('has nobody above to propose at the top, and nothing to say of a letter that names nobody', () => {
    expect(ask('Trần Văn Bị', { unit: null })?.propose).toBeNull();
    expect(ask('', {})).toBeNull();
    expect(ask('Ai Cũng Được', { letter: {} })).toBeNull();
    expect(ask('', { letter: { senders: [{ name: '', address: '' }] } })).toBeNull();
  });
});
