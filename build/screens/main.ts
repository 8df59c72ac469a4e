import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { deskHost } from '../host.mjs';
import { DrivenDesk } from '../tour/desk';
import { createGround, type Equipped } from '../training/ground';
import { Camera } from './camera';
import type { Stage, View } from './view';
import { views } from './views';

/** Every screen and state of the desk on training data, one after another; see build/screens.mjs. */
const root = process.cwd();
const folder = join(root, 'out', 'screens');
const stepLimit = 180_000;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const at = args.indexOf('--only');
  const only = at < 0 ? null : (args[at + 1] ?? '');
  const camera = new Camera(folder, !args.includes('--no-axe'));
  const dir = mkdtempSync(join(tmpdir(), 'don-thu-man-hinh-'));
  const ground = await createGround({ root, dir });
  const person = ground.people.centre;
  const secrets = { pin: person.pin, password: 'Riêng#man-hinh-2026' };
  const desks = new Map<string, DrivenDesk>();
  const start = async (name: string, { token }: Equipped, setupFile = ground.setupFile): Promise<DrivenDesk> => {
    const known = desks.get(name);
    if (known) return known;
    const profile = join(dir, 'desks', name);
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const place = { root, executablePath: deskHost(root), profile, setupFile, tokenConf: token.confPath };
    const desk = await DrivenDesk.start(place);
    desk.page.setDefaultTimeout(15_000);
    desks.set(name, desk);
    return desk;
  };
  const desk = await start(person.account, person);
  const deskOf: Stage['deskOf'] = (name) =>
    name === null ? start('new', person, '') : start(name, ground.people[name]);
  const stage: Stage = { desk, page: desk.page, ground, secrets, deskOf };
  const missed: string[] = [];
  try {
    const isWanted = ({ name }: View) => only === null || only.split(',').some((begin) => name.startsWith(begin));
    const last = views.findLastIndex(isWanted);
    for (const view of views.slice(0, last + 1)) {
      const wanted = isWanted(view);
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
    for (const one of desks.values()) await one.close().catch(() => undefined);
    await ground.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
  const { pictures, findings } = camera.finish();
  for (const finding of findings) console.log(`axe: ${finding}`);
  console.log(`${pictures} pictures in ${folder}; ${missed.length} screens missed; axe found ${findings.length}`);
  return missed.length + findings.length === 0 ? 0 : 1;
}

async function take(view: View, stage: Stage, camera: Camera | null): Promise<void> {
  const page = (await view.show(stage)) ?? stage.page;
  await mustShow(page, view);
  if (camera) await camera.take(page, view.name);
  await view.leave?.(stage);
}

/** A view that says what it is of must be of that. */
async function mustShow(page: Page, { screen, form }: View): Promise<void> {
  const place = page.locator('main[data-screen]');
  if (screen && (await place.getAttribute('data-screen')) !== screen) throw new Error(`this is not ${screen}`);
  if (form) await page.locator(`[data-form="${form}"]`).waitFor({ timeout: 2000 });
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
