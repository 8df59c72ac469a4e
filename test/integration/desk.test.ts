import { constants, createHash, publicEncrypt, randomBytes, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTrainingCa } from '../../build/training/ca';
import type { SoftToken } from '../../build/training/softhsm';
import { passwordProof } from '../../electron/desk/password';
import { deskCalls } from '../../electron/ipc/desk';
import { tokenCalls } from '../../electron/ipc/token';
import { isSignatureOf } from '../../electron/token/signature';
import { ownCopy, toHex } from '../../shared/bytes';
import { encodeCbor } from '../../shared/codec/cbor';
import { type CallName, type CallOutput, contract } from '../../shared/ipc/contract';
import { type BenchDesk, filesBelow, newProfile, startDesk } from '../fixtures/softhsm/desk';
import { type TokenBench, tokenBench, trainingPin } from '../fixtures/softhsm/desk-token';

const handedOut = 'MatKhau-ban-dau-1';
const own = 'Sông Hồng 2026!';
const other = 'Núi Tản Viên 75?';

let bench: TokenBench;
let officer: SoftToken;
let colleague: SoftToken;
let profile: { userData: string; setupFile: string };
let seat: BenchDesk;

const failsWith = (code: string) => ({ error: expect.objectContaining({ code }) });
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 20_000, interval: 50 });
const headerFile = () => join(profile.userData, 'vault', 'header.kv');
const secondCopy = () => `${headerFile()}.bak`;
const enrol = (changes: Partial<Parameters<BenchDesk['desk']['session']['enrol']>[0]> = {}) =>
  seat.desk.session.enrol({
    serial: officer.serial,
    pin: trainingPin,
    password: handedOut,
    newPassword: own,
    ...changes,
  });
const unlock = (password = own, serial = officer.serial, pin = trainingPin) =>
  seat.desk.session.unlock({ serial, pin, password });
const changePassword = (password: string, newPassword: string) =>
  seat.desk.session.changePassword({ serial: officer.serial, pin: trainingPin, password, newPassword });
const statement = (label: string) => encodeCbor([label, randomBytes(16), 2026]);
const restart = async () => {
  seat.desk.close();
  seat = await startDesk(profile);
};

beforeAll(async () => {
  bench = await tokenBench();
  officer = bench.token('Cán bộ Một');
  colleague = bench.token('Cán bộ Hai');
});
afterAll(() => bench?.dispose());
beforeEach(async () => {
  profile = newProfile(bench);
  seat = await startDesk(profile);
});
afterEach(() => {
  officer.plug();
  seat.desk.close();
});

describe('enrolment', () => {
  it('makes a vault that the same token and the new password open again after a restart', async () => {
    expect(seat.desk.stage).toBe('not-enrolled');
    const first = await enrol();
    expect(contract['desk.enrol'].output.safeParse(first).success).toBe(true);
    const { vaultId } = first;
    const dek = toHex(first.dek);
    expect(dek).not.toBe('0'.repeat(64));
    await restart();
    expect(seat.desk.stage).toBe('locked');
    const again = await unlock();
    expect(again.vaultId).toBe(vaultId);
    expect(toHex(again.dek)).toBe(dek);
    expect(seat.desk.stage).toBe('unlocked');
  });

  it('refuses a second time, and leaves the vault as it is', async () => {
    await enrol();
    seat.desk.session.lock('button');
    const before = readFileSync(headerFile());
    await expect(enrol()).rejects.toMatchObject(failsWith('ALREADY_ENROLLED'));
    expect(readFileSync(headerFile())).toEqual(before);
  });

  it('does not take the handed-out password, or a simple one, as the new one', async () => {
    await expect(enrol({ newPassword: handedOut })).rejects.toMatchObject(failsWith('PASSWORD_WEAK'));
    await expect(enrol({ newPassword: 'matkhau' })).rejects.toMatchObject(failsWith('PASSWORD_WEAK'));
    await expect(enrol({ newPassword: 'chỉ có chữ thường' })).rejects.toMatchObject(failsWith('PASSWORD_WEAK'));
    expect(existsSync(headerFile())).toBe(false);
  });

  it('refuses a token whose certificate is from another authority of the same name', async () => {
    const stranger = bench.token('Người lạ', { ca: createTrainingCa() });
    await restart();
    await expect(enrol({ serial: stranger.serial })).rejects.toMatchObject({
      error: { code: 'CERTIFICATE_INVALID', params: { why: 'untrusted' } },
    });
  });

  it('makes nothing when the PIN is wrong', async () => {
    await expect(enrol({ pin: '111111' })).rejects.toMatchObject(failsWith('PIN_WRONG'));
    expect(seat.desk.stage).toBe('not-enrolled');
  });

  it('tells the center the old proof and the new one, until the center has taken the new one', async () => {
    const { certificate } = await enrol();
    const identity = seat.desk.session.current()!;
    expect(identity.centerProof).toEqual(await passwordProof(handedOut, certificate.sha256));
    expect(identity.passwordProof).toEqual(await passwordProof(own, certificate.sha256));
    await restart();
    await unlock();
    const again = seat.desk.session.current()!;
    expect(again.centerProof).toEqual(await passwordProof(handedOut, certificate.sha256));
    await again.acceptCenterProof();
    expect(seat.desk.session.current()!.centerProof).toBeNull();
    await restart();
    await unlock();
    expect(seat.desk.session.current()!.centerProof).toBeNull();
  });
});

describe('unlocking', () => {
  beforeEach(async () => {
    await enrol();
    seat.desk.session.lock('button');
  });

  it('needs the right password, and takes no key out for a wrong one', async () => {
    await expect(unlock(other)).rejects.toMatchObject(failsWith('PASSWORD_WRONG'));
    expect(seat.desk.session.current()).toBeNull();
    await unlock();
  });

  it('takes a password however its letters are composed', async () => {
    await unlock(own.normalize('NFD'));
  });

  it('lets the handed-out password do nothing but ask for another', async () => {
    await expect(unlock(handedOut)).rejects.toMatchObject(failsWith('PASSWORD_MUST_CHANGE'));
    expect(seat.desk.session.unlocked).toBe(false);
  });

  it('makes the guesser of passwords wait, also with the right one', async () => {
    for (let guess = 0; guess < 5; guess++) {
      await expect(unlock(`${other}${guess}`)).rejects.toMatchObject(failsWith('PASSWORD_WRONG'));
    }
    await expect(unlock()).rejects.toMatchObject(failsWith('TOO_MANY_TRIES'));
  });

  it('makes the guesser of PINs wait, since this token would let him guess for ever', async () => {
    for (let guess = 0; guess < 5; guess++) {
      await expect(unlock(own, officer.serial, `10000${guess}`)).rejects.toMatchObject(failsWith('PIN_WRONG'));
    }
    await expect(unlock()).rejects.toMatchObject(failsWith('TOO_MANY_TRIES'));
  });

  it('refuses the token of another officer without asking its PIN', async () => {
    await expect(unlock(own, colleague.serial, '000000')).rejects.toMatchObject(failsWith('NO_SLOT'));
  });

  it('says that no token is there when it is pulled out', async () => {
    officer.unplug();
    await expect(unlock()).rejects.toMatchObject(failsWith('TOKEN_ABSENT'));
  });

  it('takes one attempt at a time', async () => {
    const first = unlock();
    await expect(unlock()).rejects.toMatchObject(failsWith('TOKEN_BUSY'));
    await first;
  });

  it('comes to nothing when the desk is locked meanwhile', async () => {
    const attempt = unlock();
    seat.desk.session.lock('suspend');
    await expect(attempt).rejects.toMatchObject(failsWith('LOCKED'));
    expect(seat.desk.stage).toBe('locked');
    expect(seat.desk.session.lockReason).toBe('suspend');
  });
});

describe('the vault header', () => {
  beforeEach(async () => {
    await enrol();
    seat.desk.close();
  });

  const damages: [string, (file: string) => void][] = [
    [
      'one bit flipped',
      (file) =>
        writeFileSync(
          file,
          readFileSync(file).map((byte, at) => (at === 60 ? byte ^ 4 : byte)),
        ),
    ],
    ['cut short', (file) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
    ['emptied', (file) => writeFileSync(file, '')],
  ];

  it.each([...damages, ['deleted', (file: string) => rmSync(file)] as const])(
    'with its first copy %s is taken from the second, which is said, and repaired',
    async (_how, damage) => {
      const whole = readFileSync(headerFile());
      damage(headerFile());
      seat = await startDesk(profile);
      await unlock();
      expect(seat.notes).toContain('vault header restored from its second copy');
      expect(readFileSync(headerFile())).toEqual(whole);
    },
  );

  it.each(damages)('with both copies %s stops the desk, and nothing is overwritten', async (_how, damage) => {
    damage(headerFile());
    damage(secondCopy());
    const before = filesBelow(join(profile.userData, 'vault'));
    seat = await startDesk(profile);
    await expect(unlock()).rejects.toMatchObject(failsWith('HEADER_DAMAGED'));
    await expect(enrol()).rejects.toMatchObject(failsWith('ALREADY_ENROLLED'));
    expect(filesBelow(join(profile.userData, 'vault'))).toEqual(before);
  });

  it('that somebody changed and gave a right checksum is not believed', async () => {
    const content = Buffer.from(readFileSync(headerFile()).subarray(0, -32));
    // The token's serial: nothing but the MAC speaks for it.
    content[content.indexOf(officer.serial)]! ^= 1;
    const forged = Buffer.concat([content, createHash('sha256').update(content).digest()]);
    writeFileSync(headerFile(), forged);
    seat = await startDesk(profile);
    await expect(unlock()).rejects.toMatchObject(failsWith('HEADER_DAMAGED'));
  });
});

describe('locking', () => {
  beforeEach(async () => {
    await enrol();
  });

  const expectNothingHeld = async () => {
    expect(seat.desk.session.current()).toBeNull();
    await expect(seat.desk.session.sign('seal', statement('KS1'))).rejects.toMatchObject(failsWith('LOCKED'));
    const open = seat.desk.session.open({ algorithm: 'rsa-oaep-sha1', bytes: ownCopy(randomBytes(256)) });
    await expect(open).rejects.toMatchObject(failsWith('LOCKED'));
  };

  it.each(['button', 'suspend', 'os-lock', 'idle'] as const)(
    'by %s drops every key and logs the token out',
    async (why) => {
      seat.desk.session.lock(why);
      expect(seat.locks).toEqual([why]);
      expect(seat.events).toContain(`desk.locked {"reason":"${why}"}`);
      await expectNothingHeld();
      const behind = seat.desk.tokens.call('sign', {
        serial: officer.serial,
        certificate: createHash('sha256').update(officer.certDer).digest('hex'),
        data: statement('KS1'),
      });
      await expect(behind).rejects.toMatchObject(failsWith('TOKEN_REMOVED'));
    },
  );

  it('happens by itself when the token is pulled out', async () => {
    officer.unplug();
    await eventually(() => expect(seat.locks).toEqual(['token-removed']));
    await expectNothingHeld();
    officer.plug();
    await eventually(async () => {
      await unlock();
    });
  });

  it('wipes the bytes of the key that main still held', async () => {
    seat.desk.session.lock('button');
    const { dek } = await unlock();
    seat.desk.session.lock('button');
    expect(toHex(dek)).toBe('0'.repeat(64));
  });

  it('does not happen twice', () => {
    seat.desk.session.lock('button');
    seat.desk.session.lock('suspend');
    expect(seat.locks).toEqual(['button']);
  });

  it('happens when a page asks to unlock a desk that is unlocked', async () => {
    await expect(unlock()).rejects.toMatchObject(failsWith('LOCKED'));
    expect(seat.locks).toEqual(['button']);
  });
});

describe('the unlocked token', () => {
  beforeEach(async () => {
    await enrol();
  });

  it.each([
    ['seal', 'KS1'],
    ['desk', 'KD1'],
    ['epoch', 'KU1'],
    ['grant', 'KG1'],
  ] as const)('signs a statement for %s, and for nothing else', async (purpose, label) => {
    const bytes = statement(label);
    const { signature } = await seat.desk.session.sign(purpose, bytes);
    expect(isSignatureOf(new X509Certificate(officer.certDer), bytes, signature)).toBe(true);
    for (const foreign of ['KS1', 'KD1', 'KU1', 'KG1', 'KE1', 'KL1'].filter((one) => one !== label)) {
      const attempt = seat.desk.session.sign(purpose, statement(foreign));
      await expect(attempt).rejects.toMatchObject(failsWith('NOT_ALLOWED'));
    }
  });

  it('signs no text, no short bytes and no login for the page', async () => {
    for (const bytes of [
      Buffer.from('Tôi đồng ý'),
      Buffer.alloc(0),
      Buffer.from([0x83]),
      Buffer.from('83634b53', 'hex'),
    ]) {
      await expect(seat.desk.session.sign('seal', bytes)).rejects.toMatchObject(failsWith('NOT_ALLOWED'));
    }
  });
});

describe('changing the password', () => {
  beforeEach(async () => {
    await enrol();
  });

  it('lets only the new one in afterwards, and keeps what the center knows', async () => {
    await changePassword(own, other);
    expect(seat.desk.session.unlocked).toBe(true);
    const identity = seat.desk.session.current()!;
    const sha256 = createHash('sha256').update(officer.certDer).digest('hex');
    expect(identity.centerProof).toEqual(await passwordProof(handedOut, sha256));
    expect(identity.passwordProof).toEqual(await passwordProof(other, sha256));
    seat.desk.session.lock('button');
    await expect(unlock(own)).rejects.toMatchObject(failsWith('PASSWORD_WRONG'));
    await unlock(other);
  });

  it('works on a locked desk and leaves it locked', async () => {
    seat.desk.session.lock('button');
    await changePassword(own, other);
    expect(seat.desk.session.unlocked).toBe(false);
    await unlock(other);
  });

  it('needs the old one, and never goes back to the one that was handed out', async () => {
    await expect(changePassword(other, 'Một mật khẩu khác 9!')).rejects.toMatchObject(failsWith('PASSWORD_WRONG'));
    await expect(changePassword(own, handedOut)).rejects.toMatchObject(failsWith('PASSWORD_WEAK'));
    seat.desk.session.lock('button');
    await unlock(own);
  });

  it('takes a reset password once the center has confirmed it', async () => {
    seat.desk.close();
    const asked: boolean[] = [];
    seat = await startDesk(profile, {
      confirmReset: async (identity) => {
        const message = statement('KL1');
        const signature = await identity.sign(message);
        asked.push(isSignatureOf(new X509Certificate(identity.certificate), message, signature));
        return true;
      },
    });
    await changePassword(handedOut, other);
    expect(asked).toEqual([true]);
    await unlock(other);
  });

  it('survives a center that takes the former one a moment later', async () => {
    const identity = seat.desk.session.current()!;
    await changePassword(own, other);
    await identity.acceptCenterProof();
    expect(seat.desk.session.current()!.centerProof).toEqual(identity.passwordProof);
  });
});

describe('secrets', () => {
  it('stand in no file of the profile and in nothing that was said', async () => {
    const { dek } = await enrol();
    const key = Buffer.from(dek);
    await changePassword(own, other);
    await expect(seat.desk.session.sign('seal', statement('KX1'))).rejects.toBeDefined();
    seat.desk.session.lock('button');
    const failures = await Promise.allSettled([unlock(own), seat.desk.tokens.call('list', {})]);
    const said = JSON.stringify([seat.notes, seat.events, seat.locks, failures]);
    for (const secret of [trainingPin, handedOut, own, other]) expect(said).not.toContain(secret);
    const sha256 = createHash('sha256').update(officer.certDer).digest('hex');
    const secrets = [trainingPin, handedOut, own, other].map((text) => Buffer.from(text));
    for (const password of [handedOut, own, other]) secrets.push(Buffer.from(await passwordProof(password, sha256)));
    for (const { bytes } of filesBelow(profile.userData)) {
      for (const secret of [...secrets, key]) expect(bytes.includes(secret)).toBe(false);
    }
  });
});

describe('over the contract', () => {
  it('every answer has the shape that the page was promised', async () => {
    const desk = deskCalls(seat.desk, async () => null).handlers;
    const token = tokenCalls(seat.desk).handlers;
    const promised = async <N extends CallName>(name: N, answer: CallOutput<N> | Promise<CallOutput<N>>) => {
      expect(contract[name].output.safeParse(await answer).error).toBeUndefined();
    };
    await promised('desk.state', desk['desk.state']({}));
    await promised('desk.configure', desk['desk.configure']({}));
    await promised('token.list', token['token.list']({}));
    const credentials = { serial: officer.serial, pin: trainingPin };
    await promised('desk.enrol', desk['desk.enrol']({ ...credentials, password: handedOut, newPassword: own }));
    await promised('desk.state', desk['desk.state']({}));
    await promised('token.sign', token['token.sign']({ purpose: 'seal', bytes: statement('KS1') }));
    const change = { ...credentials, password: own, newPassword: other };
    await promised('desk.changePassword', desk['desk.changePassword'](change));
    const secret = randomBytes(32);
    const key = { key: new X509Certificate(officer.certDer).publicKey, oaepHash: 'sha1' };
    const bytes = ownCopy(publicEncrypt({ ...key, padding: constants.RSA_PKCS1_OAEP_PADDING }, secret));
    const opened = await token['token.open']({ algorithm: 'rsa-oaep-sha1', bytes });
    await promised('token.open', opened);
    expect(Buffer.from(opened.secret)).toEqual(secret);
    const short = ownCopy(publicEncrypt({ ...key, padding: constants.RSA_PKCS1_OAEP_PADDING }, randomBytes(31)));
    await expect(token['token.open']({ algorithm: 'rsa-oaep-sha1', bytes: short })).rejects.toMatchObject(
      failsWith('TOKEN_OPERATION_FAILED'),
    );
    await promised('desk.touch', desk['desk.touch']({}));
    await promised('desk.lock', desk['desk.lock']({}));
    await promised('desk.state', desk['desk.state']({}));
    expect(seat.desk.stage).toBe('locked');
  });
});

describe('the set-up file', () => {
  it('is taken once: another one cannot change whom the desk believes', () => {
    expect(() => seat.desk.configure(newProfile(bench).setupFile)).toThrow('NOT_ALLOWED');
  });

  it('is refused whole when it does not parse, and the desk stays not configured', async () => {
    const empty = { ...newProfile(bench), setupFile: null };
    const fresh = await startDesk({ ...empty, setupFile: '' }, { setupFile: null });
    try {
      const bad = join(bench.dir, 'bad.kts');
      writeFileSync(bad, '{"format":"don-thu-setup"}');
      expect(() => fresh.desk.configure(bad)).toThrow('SETUP_INVALID');
      expect(fresh.desk.stage).toBe('not-configured');
      await expect(fresh.desk.tokens.call('list', {})).rejects.toMatchObject(failsWith('NOT_CONFIGURED'));
      fresh.desk.configure(profile.setupFile);
      expect(fresh.desk.stage).toBe('not-enrolled');
    } finally {
      fresh.desk.close();
    }
  });
});
