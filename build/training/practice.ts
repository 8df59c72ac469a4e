import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskHost } from '../host.mjs';
import { createGround, type Equipped, type Ground } from './ground';
import { groundFolder, readOptions } from './options';

/**
 * `npm start` with a display: a fresh training ground and a desk window on it. `--desk` chooses whose desk; the ground
 * lives as long as the window.
 */
const root = process.cwd();
const letterCount = 200;
const desks = ['district', 'province', 'centre', 'otherProvince', 'administrator'] as const;
type DeskName = (typeof desks)[number];

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const options = readOptions(args, letterCount);
  const name = deskOf(args);
  const dir = groundFolder(options);
  console.log('Đang dựng sân tập huấn…');
  const ground = await createGround({ root, dir, say: (text) => console.log(`  · ${text}`) });
  const lettersFile = join(dir, 'letters.jsonl');
  writeFileSync(lettersFile, options.letters.map((letter) => JSON.stringify(letter)).join('\n'));
  explain(ground, name, lettersFile);
  const code = await openDesk(ground, ground.people[name]);
  await ground.close();
  if (options.keep === null) rmSync(dir, { recursive: true, force: true });
  return code;
}

function deskOf(args: readonly string[]): DeskName {
  const given = args.find((word) => word.startsWith('--desk='))?.slice('--desk='.length) ?? 'district';
  const name = desks.find((known) => known === given);
  if (!name) throw new Error(`--desk is one of ${desks.join(', ')}`);
  return name;
}

function explain(ground: Ground, name: DeskName, lettersFile: string): void {
  console.log('\nTÀI KHOẢN TẬP HUẤN (người và đơn vị đều giả định)');
  for (const person of Object.values(ground.people)) {
    const mine = person === ground.people[name] ? '→' : ' ';
    console.log(
      `${mine} ${person.account.padEnd(9)} PIN ${person.pin}  mật khẩu được cấp ${person.password}  ${person.holder}, ${person.unitName}`,
    );
  }
  console.log(`\nĐơn tập huấn để nhập (màn hình “Nhập từ tệp”): ${lettersFile}`);
  console.log('Đóng cửa sổ để kết thúc và xóa sân tập.\n');
}

/** Opens the window and waits until it is closed. */
function openDesk(ground: Ground, person: Equipped): Promise<number> {
  const args = [root, `--user-data-dir=${ground.profile(person)}`, `--setup=${ground.setupFile}`];
  const env = { ...process.env, SOFTHSM2_CONF: person.token.confPath, DON_THU_HEADED: '1' };
  const child = spawn(deskHost(root), args, { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

main().then(
  (code) => process.exit(code),
  (cause: Error) => {
    console.error(cause.message);
    process.exit(1);
  },
);
