import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/errors';
import { recTypes } from '../../shared/model/letter';
import { opKind } from '../../shared/sync/op';
import { fold } from './fold';
import { letter, newDesk } from './testing/fakes';

/** Sync sends what stands above the last op that it sealed: ids of this desk's ops and their rows must have one order. */
describe('ops of this desk', () => {
  it('have ids in the order of their rows, also when an edit waits for the disk while letters are imported', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const { recId } = unwrap(await vault.call('letter.save', { changes: letter(1) }));
    await fold(vault.core);
    const { segments } = vault.core.stores;
    const read = segments.read.bind(segments);
    let released: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      released = resolve;
    });
    segments.read = async (number) => {
      await held;
      return read(number);
    };
    const edit = vault.call('letter.save', { recId, changes: { summary: 'TẬP HUẤN sửa' } });
    const letters = Array.from({ length: 20 }, (_, n) => letter(n + 2));
    const imported = vault.call('import.letters', { letters });
    setTimeout(released, 20);
    unwrap(await edit);
    unwrap(await imported);
    const ofLetters = async (opId: string) =>
      (await vault.ownOpsAfter(opId, 1000)).filter((op) => op.recType === recTypes.letter);
    const rows = await ofLetters('');
    const edited = rows.find((op) => op.body[11] === 'TẬP HUẤN sửa')!;
    expect(rows).toHaveLength(22);
    // Sealing up to the edit, which was written first, must leave every imported letter to be sent.
    expect(await ofLetters(edited.opId)).toHaveLength(20);
  });

  it('are saved as ever after an op from a desk whose clock has run to the end of time', async () => {
    const desk = newDesk();
    const vault = await desk.open();
    const poison = {
      kind: opKind.put,
      opId: 'f'.repeat(16) + 'e2'.repeat(8),
      recType: 1,
      recId: '7'.repeat(32),
      base: {},
      body: { 11: 'TẬP HUẤN từ tương lai' },
      actor: 'can-bo-khac',
    };
    await vault.appendPulled([{ unitId: 'cd'.repeat(16), ops: [poison] }], 'cursor');
    unwrap(await vault.call('letter.save', { changes: letter(1) }));
    await fold(vault.core);
    await vault.close();
    const again = await desk.open();
    unwrap(await again.call('letter.save', { changes: letter(2) }));
    for (const { opId } of await again.ownOpsAfter('', 10)) expect(opId < 'f').toBe(true);
  });

  it('can be read again, whatever a letter has gathered before it is deleted', async () => {
    const vault = await newDesk().open();
    const { recId } = unwrap(await vault.call('letter.save', { changes: letter(1) }));
    for (let n = 0; n < 300; n++) unwrap(await vault.call('letter.note', { recId, text: `TẬP HUẤN ghi chú ${n}` }));
    unwrap(await vault.call('letter.delete', { recId, reason: 'TẬP HUẤN nhập trùng' }));
    await fold(vault.core);
    expect(await vault.ownOpsAfter('', 1000)).toHaveLength(302);
    expect(unwrap(await vault.call('letter.get', { recId })).deleteConflict).toBe(false);
  });
});
