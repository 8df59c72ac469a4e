import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGround, type Equipped, type Ground } from '../../build/training/ground';
import { openAtCenter, openHolder } from '../../build/training/holder';
import { defaultPassword, handedOutPassword } from '../../build/training/people';
import { softHsmModule } from '../../build/training/softhsm';

const root = join(__dirname, '../..');
let dir: string;
let ground: Ground;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ground-'));
  ground = await createGround({ root, dir });
});
afterAll(async () => {
  await ground?.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the training ground, set up through the paths of production', () => {
  it('has keys for every unit but the one whose officer makes them herself', async () => {
    const { province } = ground.people;
    const holder = await openHolder(root, province.token, softHsmModule);
    const passwords = { handedOut: handedOutPassword, own: 'Khac#TapHuan2026' };
    const desk = await openAtCenter(holder, ground.setup, passwords);
    const outcome = await desk.sync.run();
    desk.close();
    holder.close();
    expect(outcome.error).toBeNull();
    const epochs = Object.fromEntries(desk.sync.directoryView().units.map(({ code, epoch }) => [code, epoch]));
    expect(epochs).toMatchObject({ 'TH-TW': 1, 'TH-A': 1, 'TH-B': 1, 'TH-A1': null, 'TH-A2': 1, 'TH-B3': 1 });
  });

  it('lets a province open its own unit and those below, and nothing of another province', async () => {
    const codesOf = async (person: Equipped): Promise<string[]> => {
      const holder = await openHolder(root, person.token, softHsmModule);
      const passwords = { handedOut: person.password, own: `${person.account}#TapHuan2026` };
      const desk = await openAtCenter(holder, ground.setup, passwords);
      const outcome = await desk.sync.run();
      const { units } = desk.sync.directoryView();
      const codes = [...desk.state.secrets.values()].map(
        ({ unitId }) => units.find((unit) => unit.unitId === unitId)!.code,
      );
      desk.close();
      holder.close();
      expect(outcome.error).toBeNull();
      return codes.sort();
    };
    const { otherProvince, centre } = ground.people;
    expect(await codesOf(otherProvince)).toEqual(['TH-B', 'TH-B1', 'TH-B2', 'TH-B3']);
    expect(await codesOf(centre)).toEqual(
      ['TH-A', 'TH-A2', 'TH-A3', 'TH-B', 'TH-B1', 'TH-B2', 'TH-B3', 'TH-TW'].sort(),
    );
  });

  it('lets an officer in whose new password the center took while its answer was lost', async () => {
    const { centre } = ground.people;
    const holder = await openHolder(root, centre.token, softHsmModule);
    const own = `${centre.account}#TapHuan2026`;
    // The desk never heard that the change went through, so it still offers the one that was handed out.
    for (const _again of ['first', 'second']) {
      const desk = await openAtCenter(holder, ground.setup, { handedOut: centre.password, own });
      expect((await desk.sync.run()).error).toBeNull();
      desk.close();
    }
    const stranger = await openAtCenter(holder, ground.setup, { handedOut: centre.password, own: 'Khac#TapHuan-2027' });
    expect((await stranger.sync.run()).error).toMatchObject({ code: 'LOGIN_REFUSED' });
    stranger.close();
    holder.close();
  });

  it('gives the account administrator no key and no letters', async () => {
    const { administrator } = ground.people;
    const holder = await openHolder(root, administrator.token, softHsmModule);
    const desk = await openAtCenter(holder, ground.setup, { handedOut: defaultPassword, own: 'QuanTri#TapHuan1' });
    expect(desk.sync.identity()).toMatchObject({ accountKind: 'quan-tri', mayUseLetters: false });
    await desk.sync.run();
    const grants = await desk.transport.call('/v1/grants', Uint8Array.from([0x80]));
    expect(grants).toEqual(Uint8Array.from([0x80]));
    await expect(
      desk.transport.call('/v1/pull', Uint8Array.from([0x82, 0x80, 0x1a, 0, 0x10, 0, 0])),
    ).rejects.toMatchObject({
      error: { code: 'NOT_ALLOWED' },
    });
    desk.close();
    holder.close();
  });
});
