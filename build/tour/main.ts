import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskHost } from '../host.mjs';
import { createGround, type Equipped, type Ground } from '../training/ground';
import { groundFolder, readOptions } from '../training/options';
import { DrivenDesk } from './desk';
import { deskKeys } from './keys';
import { Steps } from './steps';
import { typedLetter } from './story';
import { findTraces } from './traces';

/** The guided tour: one letter's whole way, on real parts. Exit code 0 only if every step held. */
const root = process.cwd();
const importCount = 200;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), importCount);
  const dir = groundFolder(options);
  const steps = new Steps(join(root, 'out', 'tour'));
  const logLines: string[] = [];
  let ground: Ground | null = null;
  const desks: DrivenDesk[] = [];
  try {
    console.log(`Sân tập huấn: ${dir}`);
    ground = await steps.run('Dựng sân tập: CA, thiết bị, danh mục có chữ ký, Trung tâm, khóa đơn vị', () =>
      createGround({ root, dir, say: (text) => console.log(`   · ${text}`), log: (line) => logLines.push(line) }),
    );
    announce(ground);
    const lettersFile = join(dir, 'letters.jsonl');
    writeFileSync(lettersFile, options.letters.map((letter) => JSON.stringify(letter)).join('\n'));
    await story(steps, ground, lettersFile, options.letters.length, desks);
    if (options.keep === null) rmSync(lettersFile);
    const wanted = [...options.letters, typedLetter];
    const secrets = Object.values(ground.people).flatMap(({ pin, password }) => [pin, password]);
    writeFileSync(join(dir, 'center', 'center.log'), logLines.join('\n'));
    const closing = ground;
    const { district, province, otherProvince, administrator } = ground.people;
    await steps.run('Đóng máy và Trung tâm', async () => {
      steps.watch(null);
      for (const desk of desks.splice(0)) await desk.close();
      await closing.close();
    });
    ground = null;
    await steps.run(
      'Tìm tên, địa chỉ, trích yếu, PIN, mật khẩu, khóa trong mọi tệp của các máy và Trung tâm: không có',
      async () => {
        const keys = [...closing.unitSecrets];
        for (const person of [district, province, otherProvince, administrator]) {
          keys.push(...(await deskKeys(root, closing, person)));
        }
        const places = [join(dir, 'desks'), join(dir, 'center')];
        const found = findTraces(places, wanted, [...secrets, ...ownPasswords], keys);
        steps.note(`${found.files} tệp, ${found.needles} chuỗi, mỗi chuỗi ${found.forms} dạng`);
        if (found.traces.length > 0) throw new Error(`found in ${found.traces[0]!.file}`);
      },
    );
  } catch (cause) {
    steps.failed(cause);
    for (const desk of desks) await desk.close().catch(() => undefined);
    await ground?.close().catch(() => undefined);
  }
  if (options.keep === null) rmSync(dir, { recursive: true, force: true });
  return steps.finish();
}

/** The officers' own passwords, chosen at enrolment; searched for afterwards like everything secret. */
const ownPasswords = ['Rieng#CoSo-2026', 'Rieng#Tinh-2026', 'Rieng#QuanTri-2026', 'Rieng#TinhB-2026'] as const;
const [districtPassword, provincePassword, adminPassword, otherPassword] = ownPasswords;

function announce({ people }: Ground): void {
  for (const person of Object.values(people)) {
    console.log(
      `   ${person.account.padEnd(10)} PIN ${person.pin}  mật khẩu được cấp ${person.password}  ${person.unitName}`,
    );
  }
}

async function story(
  steps: Steps,
  ground: Ground,
  lettersFile: string,
  count: number,
  desks: DrivenDesk[],
): Promise<void> {
  const { district, province, otherProvince, administrator } = ground.people;
  const open = async (person: Equipped): Promise<DrivenDesk> => {
    const desk = await DrivenDesk.start({
      root,
      executablePath: deskHost(root),
      profile: ground.profile(person),
      setupFile: ground.setupFile,
      tokenConf: person.token.confPath,
    });
    desks.push(desk);
    steps.watch(desk.page);
    return desk;
  };
  const done = async (desk: DrivenDesk): Promise<void> => {
    desks.splice(desks.indexOf(desk), 1);
    steps.watch(null);
    await desk.close();
  };

  let desk = await steps.run('Cơ sở: cắm thiết bị, mở máy lần đầu, đổi mật khẩu được cấp', async () => {
    const opened = await open(district);
    await opened.atLock();
    await steps.picture('lock');
    await opened.enrol(district, districtPassword);
    return opened;
  });
  await steps.run(`Nhập ${count} đơn tập huấn từ tệp`, async () => {
    await desk.importFile(lettersFile);
    await desk.go('register');
  });
  await steps.run('Đồng bộ lần đầu: máy tự lập khóa đơn vị, gửi đơn đã niêm phong, nhận biên nhận', async () => {
    const said = await desk.sync();
    steps.note(said);
    expectText(said, 'Đồng bộ xong');
  });

  await steps.run('Cắt mạng', async () => ground.gate.cut());
  await steps.run('Nhập tay một đơn, gõ đủ dấu, không có mạng', async () => {
    await desk.typeLetter(typedLetter);
  });
  await steps.run('Tìm đơn vừa nhập, không dấu; chuyển tình trạng, ghi chú', async () => {
    const found = await desk.search('nguyen thi kieu diem');
    if (found < 1) throw new Error(`found ${found}`);
    await desk.openFirst();
    await desk.advance();
    await desk.note('TẬP HUẤN: đã đọc, đủ chữ ký.');
    await steps.picture('letter');
  });
  await steps.run('Đồng bộ khi mất mạng: máy nói thật là chưa gửi được', async () => {
    const said = await desk.sync();
    steps.note(said);
    expectText(said, 'Đồng bộ không thành công');
  });
  await steps.run('Giết máy giữa lúc đã lưu và chưa gửi (kill −9)', async () => {
    desks.splice(desks.indexOf(desk), 1);
    steps.watch(null);
    await desk.kill();
  });
  desk = await steps.run('Mở lại: đơn, tình trạng và ghi chú còn nguyên', async () => {
    const again = await open(district);
    await again.unlock({ pin: district.pin, password: districtPassword });
    const found = await again.search('"nguyen thi kieu diem"');
    if (found !== 1) throw new Error(`found ${found}`);
    await again.openFirst();
    await again.openTab('notes');
    await again.page.getByText('TẬP HUẤN: đã đọc, đủ chữ ký.').waitFor();
    return again;
  });
  await steps.run('Nối mạng, đồng bộ: mọi thay đổi có biên nhận', async () => {
    ground.gate.join();
    const said = await desk.sync();
    steps.note(said);
    expectText(said, 'Đồng bộ xong');
  });

  await steps.run('Tỉnh: mở máy của mình, đồng bộ, đọc được đơn của cơ sở', async () => {
    const above = await open(province);
    await above.enrol(province, provincePassword);
    steps.note(await above.sync());
    const all = await above.search('');
    if (all !== count + 1) throw new Error(`the province sees ${all} letters`);
    const found = await above.search('"nguyen thi kieu diem"');
    if (found !== 1) throw new Error(`found ${found}`);
    await above.openFirst();
    await above.page.getByText(typedLetter.summary).first().waitFor();
    await steps.picture('province-reads');
    await done(above);
  });
  await steps.run('Tỉnh khác: đồng bộ được, không thấy đơn nào', async () => {
    const beside = await open(otherProvince);
    await beside.enrol(otherProvince, otherPassword);
    steps.note(await beside.sync());
    const found = await beside.search('');
    if (found !== 0) throw new Error(`another province sees ${found} letters`);
    await steps.picture('other-province');
    await done(beside);
  });
  await steps.run('Quản trị: chỉ có danh bạ, không có sổ đơn thư, không có khóa', async () => {
    const admin = await open(administrator);
    await admin.enrol(administrator, adminPassword);
    await admin.page.getByText('Tài khoản quản trị không giữ khóa đơn thư').waitFor();
    if ((await admin.page.getByRole('button', { name: 'Sổ đơn thư' }).count()) > 0)
      throw new Error('a register is offered');
    const answer = await admin.page.evaluate(() =>
      window.desk.call['center.pull']({ bytes: Uint8Array.from([0x82, 0x80, 0x1a, 0, 0x10, 0, 0]) }),
    );
    await steps.picture('administrator');
    steps.note(`Trung tâm trả lời quản trị hỏi đơn: ${answer.ok ? 'GIAO' : answer.error.code}`);
    if (answer.ok || answer.error.code !== 'NOT_ALLOWED') throw new Error('the center did not refuse');
    await done(admin);
  });

  await steps.run('Rút thiết bị: máy khóa, màn hình không còn chữ nào của đơn', async () => {
    await desk.search('"nguyen thi kieu diem"');
    const pulled = Date.now();
    district.token.unplug();
    steps.watch(desk.page);
    await desk.page.getByRole('navigation').waitFor({ state: 'detached', timeout: 10_000 });
    const ms = Date.now() - pulled;
    steps.note(`khóa sau ${ms} ms`);
    const shown = await desk.page.locator('body').innerText();
    if (shown.includes('Kiều Diễm')) throw new Error('a name is still on the screen');
    if (ms > 2000) throw new Error(`locked only after ${ms} ms`);
    district.token.plug();
  });
}

function expectText(said: string, beginning: string): void {
  if (!said.startsWith(beginning)) throw new Error(`the desk said: ${said}`);
}

mkdirSync(join(root, 'out', 'tour'), { recursive: true });
main().then(
  (code) => process.exit(code),
  (cause) => {
    console.error(cause);
    process.exit(1);
  },
);
