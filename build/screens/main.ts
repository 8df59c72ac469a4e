import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskHost } from '../host.mjs';
import { DrivenDesk } from '../tour/desk';
import { createGround } from '../training/ground';
import { Camera } from './camera';
import type { Stage, View } from './view';
import { views } from './views';

/** Every screen and state of the desk on training data, one after another; see build/screens.mjs. */
const root = process.cwd();
const folder = join(root, 'out', 'screens');
const stepLimit = 90_000;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const at = args.indexOf('--only');
  const only = at < 0 ? null : (args[at + 1] ?? '');
  const camera = new Camera(folder, !args.includes('--no-axe'));
  const dir = mkdtempSync(join(tmpdir(), 'don-thu-man-hinh-'));
  const ground = await createGround({ root, dir });
  const person = ground.people.centre;
  const secrets = { pin: person.pin, password: 'Riêng#man-hinh-2026' };
  const desk = await DrivenDesk.start({
    root,
    executablePath: deskHost(root),
    profile: ground.profile(person),
    setupFile: ground.setupFile,
    tokenConf: person.token.confPath,
  });
  desk.page.setDefaultTimeout(15_000);
  const stage: Stage = { desk, page: desk.page, ground, secrets };
  const missed: string[] = [];
  try {
    for (const view of views) {
      const wanted = only === null || view.name.startsWith(only);
      try {
        await within(stepLimit, take(view, stage, wanted ? camera : null));
        if (wanted) console.log(`✔ ${view.name}`);
      } catch (cause) {
        missed.push(view.name);
        console.log(`✘ ${view.name}: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`);
        await desk.page.screenshot({ path: join(folder, `missed-${view.name}.png`) }).catch(() => undefined);
        if ((await desk.page.getByRole('dialog').count()) > 0) await desk.page.keyboard.press('Escape');
      }
    }
  } finally {
    await desk.close().catch(() => undefined);
    await ground.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
  const { pictures, findings } = camera.finish();
  for (const finding of findings) console.log(`axe: ${finding}`);
  console.log(`${pictures} pictures in ${folder}; ${missed.length} screens missed; axe found ${findings.length}`);
  return missed.length + findings.length === 0 ? 0 : 1;
}

async function take(view: View, stage: Stage, camera: Camera | null): Promise<void> {
  await view.show(stage);
  if (camera) await camera.take(stage.page, view.name);
  await view.leave?.(stage);
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('took too long')), ms);
    work.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}

main().then(
  (code) => process.exit(code),
  (cause: unknown) => {
    console.error(cause);
    process.exit(1);
  },
);
