import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../shared/errors';
import type { Letter } from '../../../shared/model/letter';
import type { PersonRef, PersonView } from '../api/persons';
import { fold } from '../fold';
import { letter, newDesk } from '../testing/fakes';
import type { Vault } from '../vault';

const hoa = (name: string, address: string): Partial<Letter> => ({
  kind: 'khieu-nai',
  senders: [{ name, address }],
  accused: [],
});

async function saved(vault: Vault, n: number, more: Partial<Letter>): Promise<string> {
  return unwrap(await vault.call('letter.save', { changes: letter(n, more) })).recId;
}
const of = async (vault: Vault, recId: string): Promise<PersonView> =>
  unwrap(await vault.call('person.of', { recId })).persons[0]!;
const refOf = async (vault: Vault, recId: string): Promise<PersonRef> => {
  const { role, key } = (await of(vault, recId)).letters[0]!;
  return { recId, role, key };
};
const merged = ({ letters }: PersonView) =>
  letters
    .filter((one) => one.merged)
    .map(({ recId }) => recId)
    .sort();

async function threeLetters() {
  const desk = newDesk();
  const vault = await desk.open();
  const ids = [
    await saved(vault, 1, hoa('Trần Thị Hòa', 'xã Một')),
    await saved(vault, 2, hoa('trần thị hoà', 'xã Hai')),
    await saved(vault, 3, hoa('Trần Hòa', 'xã Một')),
  ] as const;
  return { desk, vault, ids };
}

describe('the people of a letter', () => {
  it('other letters with the same name are shown beside it, and nobody is taken for another by himself', async () => {
    const { vault, ids } = await threeLetters();
    const person = await of(vault, ids[0]);
    expect(person).toMatchObject({ personId: null, name: 'Trần Thị Hòa', address: 'xã Một' });
    expect(person.letters.map(({ recId, merged: one }) => [recId, one])).toEqual([
      [ids[0], false],
      [ids[1], false],
    ]);
  });

  it('merged by the officer they are one person, and their letters stay as they were', async () => {
    const { vault, ids } = await threeLetters();
    const before = await Promise.all(ids.map(async (recId) => unwrap(await vault.call('letter.get', { recId }))));
    const persons = [await refOf(vault, ids[0]), await refOf(vault, ids[2])];
    const { personId } = unwrap(await vault.call('person.merge', { persons }));
    for (const recId of [ids[0], ids[2]]) {
      const person = await of(vault, recId);
      expect(person.personId).toBe(personId);
      expect(merged(person)).toEqual([ids[0], ids[2]].sort());
    }
    const after = await Promise.all(ids.map(async (recId) => unwrap(await vault.call('letter.get', { recId }))));
    expect(after.map(({ letter: own, links }) => [own, links])).toEqual(
      before.map(({ letter: own, links }) => [own, links]),
    );
    expect(unwrap(await vault.call('list.counts', {})).total).toBe(3);
  });

  it('a merge of merged persons makes one of all; a split takes out one and leaves the others together', async () => {
    const { vault, ids } = await threeLetters();
    const fourth = await saved(vault, 4, hoa('Trần Thị Hòe', 'xã Một'));
    const [a, b, c, d] = await Promise.all([...ids, fourth].map((recId) => refOf(vault, recId)));
    unwrap(await vault.call('person.merge', { persons: [a!, b!] }));
    unwrap(await vault.call('person.merge', { persons: [c!, d!] }));
    unwrap(await vault.call('person.merge', { persons: [b!, c!] }));
    expect(merged(await of(vault, fourth))).toEqual([...ids, fourth].sort());
    unwrap(await vault.call('person.split', { person: b!, reason: 'Người khác cùng tên' }));
    expect(merged(await of(vault, ids[0]))).toEqual([ids[0], ids[2], fourth].sort());
    expect((await of(vault, ids[1])).personId).toBeNull();
    unwrap(await vault.call('person.merge', { persons: [a!, b!] }));
    expect(merged(await of(vault, ids[1]))).toEqual([...ids, fourth].sort());
  });

  it('is remembered, folded or not, after the desk was closed and opened', async () => {
    const { desk, vault, ids } = await threeLetters();
    const persons = [await refOf(vault, ids[0]), await refOf(vault, ids[2])];
    unwrap(await vault.call('person.merge', { persons }));
    await fold(vault.core);
    await vault.close();
    const again = await desk.open();
    expect(merged(await of(again, ids[2]))).toEqual([ids[0], ids[2]].sort());
    unwrap(await again.call('person.split', { person: persons[1]!, reason: 'Nhầm' }));
    expect((await of(again, ids[2])).personId).toBeNull();
  });

  it('nobody is merged under a name that his letter does not bear, with himself alone, or split who was not merged', async () => {
    const { desk, vault, ids } = await threeLetters();
    const ref = await refOf(vault, ids[0]);
    const wrong = { ...ref, key: '0'.repeat(16) };
    const rows = desk.file.rows.length;
    expect(await vault.call('person.merge', { persons: [ref, wrong] })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await vault.call('person.merge', { persons: [ref] })).toMatchObject({ error: { code: 'BAD_INPUT' } });
    expect(await vault.call('person.split', { person: ref, reason: 'x' })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(desk.file.rows).toHaveLength(rows);
  });

  it('a denouncer is covered here as everywhere, and can be merged all the same', async () => {
    const vault = await newDesk().open();
    const one = await saved(vault, 1, { ...hoa('Trần Thị Hòa', 'xã Một'), kind: 'to-cao' });
    const two = await saved(vault, 2, { ...hoa('Trần Thị Hòa', 'xã Một'), kind: 'to-cao' });
    unwrap(await vault.call('person.merge', { persons: [await refOf(vault, one), await refOf(vault, two)] }));
    const person = await of(vault, one);
    expect(merged(person)).toEqual([one, two].sort());
    expect(JSON.stringify(person)).not.toMatch(/Hòa|hoa|xã Một/);
  });
});

describe('looking for a person', () => {
  it('finds people by words of their names in any order, the last unfinished, with all their letters', async () => {
    const { vault, ids } = await threeLetters();
    const accused = await saved(vault, 5, { senders: [], accused: [{ name: 'Hoàng Văn Trần' }] });
    const find = async (text: string) => unwrap(await vault.call('person.find', { text })).persons;
    const [first, ...others] = await find('hoa tran');
    expect(first!.letters.map(({ recId }) => recId).sort()).toEqual([ids[0], ids[1]].sort());
    expect(others.map(({ name }) => name)).toEqual(['Trần Hòa']);
    expect((await find('van tran hoan')).map(({ letters }) => letters[0]!.recId)).toEqual([accused]);
    expect(await find('  ')).toEqual([]);
  });
});
