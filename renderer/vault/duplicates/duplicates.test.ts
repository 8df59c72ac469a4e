import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const hung = { name: 'Nguyễn Văn Hùng', address: 'Thôn 3, xã Hoa Mai, tỉnh Mẫu' };
const matter = 'Tố cáo hành vi lấn chiếm đất công tại xã Hoa Mai (TẬP HUẤN)';
const account =
  'Ông Trần Quốc Mẫu đã cho xây nhà kiên cố trên phần đất công ven sông từ năm ngoái, dân trong thôn nhiều lần kiến nghị mà xã không giải quyết';

const blank: Partial<Letter> = { kind: 'to-cao', senders: [], accused: [], summary: 'TẬP HUẤN', content: '' };

async function vaultWith(...letters: Partial<Letter>[]): Promise<{ vault: Vault; ids: string[] }> {
  const vault = await newDesk().open();
  const ids: string[] = [];
  for (const [n, more] of letters.entries()) {
    ids.push(unwrap(await vault.call('letter.save', { changes: letter(n, { ...blank, ...more }) })).recId);
  }
  return { vault, ids };
}

const find = async (vault: Vault, typed: Partial<Letter>, recId?: string) =>
  unwrap(await vault.call('duplicates.find', { letter: typed, ...(recId === undefined ? {} : { recId }) })).candidates;

describe('while a letter is being typed', () => {
  it('the same sender from the same commune is proposed, typed without marks or with the names turned round', async () => {
    const { vault, ids } = await vaultWith({ senders: [hung] }, { senders: [{ name: 'Lê Thị Mẫu', address: '' }] });
    for (const name of ['Nguyễn Văn Hùng', 'nguyen van hung', 'HÙNG NGUYỄN VĂN', 'Ông Nguyễn Văn Hùng']) {
      const [first, ...others] = await find(vault, { senders: [{ name, address: 'xa hoa mai' }] });
      expect(first?.recId).toBe(ids[0]);
      expect(first?.because).toEqual(['sender', 'address']);
      expect(others).toEqual([]);
    }
  });

  it('a slip of one letter in a long name hides nobody, and a short name is not taken for another', async () => {
    const { vault, ids } = await vaultWith(
      { senders: [hung] },
      { senders: [{ name: 'Lê An', address: 'xã Hoa Mai' }] },
    );
    const proposed = async (name: string) =>
      (await find(vault, { senders: [{ name, address: 'xã Hoa Mai' }] })).map(({ recId }) => recId);
    for (const name of ['Nguyễn Văn Hùnh', 'Nguyễn Văn Hung', 'Nguyn Văn Hùng', 'Nguyễn Vnă Hùng']) {
      expect(await proposed(name)).toEqual([ids[0]]);
    }
    expect(await proposed('Lê In')).toEqual([]);
    expect(await proposed('Nguyễn Văn Hoàng')).toEqual([]);
  });

  it('a telephone or an identity number alone is enough, however it is spaced', async () => {
    const { vault, ids } = await vaultWith({
      senders: [{ ...hung, phone: '0100 234 567', idNumber: '999012345678' }],
    });
    const byPhone = await find(vault, { senders: [{ name: '', address: '', phone: '+84100234567' }] });
    expect(byPhone.map(({ recId, because }) => [recId, because])).toEqual([[ids[0], ['phone']]]);
    const byId = await find(vault, { senders: [{ name: '', address: '', idNumber: '999 012 345 678' }] });
    expect(byId.map(({ because }) => because)).toEqual([['id-number']]);
  });

  it('an anonymous letter is found by its words, also when only its beginning is typed', async () => {
    const { vault, ids } = await vaultWith(
      { authorship: 'nac-danh', summary: matter, content: account },
      { authorship: 'nac-danh', summary: 'Phản ánh về đường liên thôn xuống cấp (TẬP HUẤN)', content: 'khác hẳn' },
    );
    const beginning = account
      .slice(0, 80)
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '');
    const [first] = await find(vault, { authorship: 'nac-danh', summary: matter, content: beginning });
    expect(first).toMatchObject({ recId: ids[0], because: ['summary', 'content'], suggests: 'trung' });
  });

  it('a place is the same under its old and its new name', async () => {
    const { vault, ids } = await vaultWith({ senders: [{ ...hung, address: 'tỉnh Hà Giang' }] });
    for (const [address, because] of [
      ['tỉnh Tuyên Quang', ['sender', 'address']],
      ['tinh tuyen quang', ['sender', 'address']],
      ['tỉnh Cao Bằng', ['sender']],
    ] as const) {
      const found = await find(vault, { senders: [{ name: hung.name, address }] });
      expect(found[0]).toMatchObject({ recId: ids[0], because });
    }
  });

  it('a province alone is no shared address, its commune is', async () => {
    const { vault } = await vaultWith({ senders: [hung] });
    const because = async (address: string) =>
      (await find(vault, { senders: [{ name: hung.name, address }] }))[0]?.because;
    expect(await because('xã Bờ Rào, tỉnh Mẫu')).toEqual(['sender']);
    expect(await because('xã Hoa Mai, tỉnh Khác')).toEqual(['sender', 'address']);
    expect(await because('hoa mai')).toEqual(['sender', 'address']);
  });

  it('nothing is proposed for an empty form, nor for a place alone', async () => {
    const { vault } = await vaultWith({ senders: [hung] }, { senders: [hung] });
    expect(await find(vault, {})).toEqual([]);
    expect(await find(vault, { senders: [{ name: '', address: hung.address }], summary: '', accused: [] })).toEqual([]);
  });

  it('a half typed letter that is valid in nothing is no error', async () => {
    const { vault } = await vaultWith({ senders: [hung] });
    const odd = { arrivedOn: 'hôm', senders: [{ name: 5 }, null], accused: 'ai đó', summary: 7 } as unknown as Letter;
    expect(await find(vault, odd)).toEqual([]);
  });
});

describe('what is proposed', () => {
  const accused = [{ name: 'Trần Quốc Mẫu', unit: 'xã Hoa Mai' }];

  it('a second letter before an answer is the same letter, after one a repeat, of another sender the same matter', async () => {
    const result = { code: 'da-tra-loi', text: 'Đã trả lời.' };
    const { vault, ids } = await vaultWith(
      { senders: [hung], accused, summary: matter, content: account },
      {
        senders: [{ ...hung, name: 'Phạm Thị Mẫu Đơn' }],
        accused,
        summary: matter,
        content: account.slice(20, 90),
        result,
      },
    );
    const again = await find(vault, { senders: [hung], accused, summary: matter });
    expect(again.map(({ recId, suggests }) => [recId, suggests])).toEqual([
      [ids[0], 'trung'],
      [ids[1], 'cung-vu-viec'],
    ]);
    const after = await find(vault, { senders: [{ name: 'Phạm Thị Mẫu Đơn', address: '' }], accused, summary: matter });
    expect(after.find(({ recId }) => recId === ids[1])?.suggests).toBe('lap-lai');
  });

  it('the closest stands first, and says why', async () => {
    const { vault, ids } = await vaultWith(
      { senders: [{ name: 'Nguyễn Văn Hùng', address: 'xã Khác' }], summary: 'Việc khác hẳn (TẬP HUẤN)' },
      { senders: [hung], accused, summary: matter },
      { accused, summary: 'Tố cáo hành vi khác (TẬP HUẤN)' },
    );
    const found = await find(vault, { senders: [hung], accused, summary: matter });
    expect(found[0]?.recId).toBe(ids[1]);
    expect(found[0]?.because).toEqual(['sender', 'address', 'accused', 'summary']);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('is neither the letter itself nor one that was deleted, and again one that was restored', async () => {
    const { vault, ids } = await vaultWith({ senders: [hung] }, { senders: [hung] });
    const typed = { senders: [hung] };
    expect((await find(vault, typed, ids[0])).map(({ recId }) => recId)).toEqual([ids[1]]);
    unwrap(await vault.call('letter.delete', { recId: ids[1]!, reason: 'Nhập nhầm' }));
    expect(await find(vault, typed, ids[0])).toEqual([]);
    unwrap(await vault.call('letter.restore', { recId: ids[1]! }));
    expect(await find(vault, typed, ids[0])).toHaveLength(1);
  });

  it('follows a letter as it is changed, and is the same after the desk was closed and opened', async () => {
    const desk = newDesk();
    let vault = await desk.open();
    const { recId } = unwrap(await vault.call('letter.save', { changes: letter(1, { senders: [hung] }) }));
    const other = { name: 'Vũ Thị Hồng Nhung', address: 'xã Bờ Rào' };
    unwrap(await vault.call('letter.save', { recId, changes: { senders: [other] } }));
    for (let round = 0; round < 2; round++) {
      expect(await find(vault, { senders: [hung] })).toEqual([]);
      expect((await find(vault, { senders: [other] })).map((found) => found.recId)).toEqual([recId]);
      await vault.close();
      vault = await desk.open();
    }
  });

  it('a name that hundreds bear says little by itself', async () => {
    const vault = await newDesk().open();
    const many = Array.from({ length: 600 }, (_, n) =>
      letter(n, { senders: [hung], summary: `TẬP HUẤN số ${n}`, accused: [] }),
    );
    const rare = { name: 'Đoàn Lý Thường Kiệt', address: 'xã Bờ Rào' };
    unwrap(await vault.call('import.letters', { letters: [...many, letter(700, { senders: [rare, hung] })] }));
    const [first] = await find(vault, { senders: [hung, rare] });
    expect(first?.registerNo).toBe('700/2026');
    expect(await find(vault, { senders: [hung] })).toEqual([]);
  });
});

describe('the rows of a file', () => {
  const rows = (count: number): Partial<Letter>[] =>
    Array.from({ length: count }, (_, n) =>
      n % 2 === 0
        ? { ...blank, senders: [hung], summary: matter, content: account }
        : { ...blank, summary: `Việc khác ${n}` },
    );
  const asked = { leastScore: 0.75, kinds: ['trung', 'lap-lai'] } as const;

  it('are asked about in one call: each is told the letter that it most likely repeats, or none', async () => {
    const { vault, ids } = await vaultWith({ senders: [hung], summary: matter, content: account });
    const { best } = unwrap(await vault.call('duplicates.findMany', { letters: rows(20), ...asked }));
    expect(best.map((candidate) => candidate?.recId ?? null)).toEqual(
      rows(20).map((_, n) => (n % 2 === 0 ? ids[0] : null)),
    );
    const [alone] = await find(vault, rows(1)[0]!);
    expect(best[0]).toEqual(alone);
    const none = unwrap(await vault.call('duplicates.findMany', { letters: rows(2), ...asked, kinds: ['lap-lai'] }));
    expect(none.best).toEqual([null, null]);
  });

  it('are no longer looked for once that was stopped, and other questions are answered between them', async () => {
    const { vault } = await vaultWith({ senders: [hung], summary: matter, content: account });
    const many = vault.call('duplicates.findMany', { letters: rows(400), ...asked });
    await find(vault, rows(1)[0]!);
    unwrap(await vault.call('duplicates.stop', {}));
    const { best } = unwrap(await many);
    expect(best.length).toBeLessThan(400);
    expect(unwrap(await vault.call('duplicates.findMany', { letters: rows(10), ...asked })).best).toHaveLength(10);
  });
});
