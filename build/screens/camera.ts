import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const sizes = [
  { name: '1366x768', width: 1366, height: 768 },
  { name: '1920x1080', width: 1920, height: 1080 },
] as const;
const themes = ['light', 'dark'] as const;

/** Takes each screen in both themes at both sizes, lets axe look at each, and keeps what it found. */
export class Camera {
  readonly #taken: string[] = [];
  readonly #findings: string[] = [];
  #pictures = 0;

  constructor(
    private readonly folder: string,
    private readonly axe: boolean,
  ) {
    rmSync(folder, { recursive: true, force: true });
    for (const theme of themes)
      for (const size of sizes) mkdirSync(join(folder, `${theme}-${size.name}`), { recursive: true });
  }

  /** The screen as it stands now, under this name. The page is left light and small. */
  async take(page: Page, name: string): Promise<void> {
    for (const theme of [...themes].reverse()) {
      await page.emulateMedia({ colorScheme: theme });
      for (const size of [...sizes].reverse()) {
        await page.setViewportSize(size);
        await settled(page);
        const variant = `${theme}-${size.name}`;
        await page.screenshot({ path: join(this.folder, variant, `${name}.png`), animations: 'disabled' });
        this.#pictures++;
        if (this.axe) await this.look(page, `${name} (${variant})`);
      }
    }
    this.#taken.push(name);
  }

  /** Rules of WCAG 2.2 A and AA that a machine can judge. */
  private async look(page: Page, what: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes } of violations) {
      for (const node of nodes) this.#findings.push(`${what}: ${id}: ${node.target.join(' ')}`);
    }
  }

  /** Writes the contact sheet; answers what axe found. */
  finish(): { readonly pictures: number; readonly findings: readonly string[] } {
    const cells = this.#taken.map(
      (name) =>
        `<section><h2>${name}</h2>${themes
          .flatMap((theme) => sizes.map((size) => `${theme}-${size.name}/${name}.png`))
          .map((path) => `<a href="${path}"><img loading="lazy" src="${path}" alt="${path}"></a>`)
          .join('')}</section>`,
    );
    const style = 'body{font-family:sans-serif}img{width:24%;border:1px solid #888;margin:2px}';
    writeFileSync(
      join(this.folder, 'index.html'),
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>TẬP HUẤN</title><style>${style}</style>${cells.join('\n')}`,
    );
    return { pictures: this.#pictures, findings: this.#findings };
  }
}

/** Fonts are there, nothing is being waited for, and what moved has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const still = document.getAnimations().filter((animation) => animation.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(still.map((animation) => animation.finished));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
