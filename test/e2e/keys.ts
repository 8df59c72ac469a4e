import type { Page } from '@playwright/test';

/** What has the focus, by its label or its words; empty unless it is something that takes keys. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element?.matches('button, input, select, textarea, [role="tab"]')) return '';
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
        ? element.labels
        : null;
    return (labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  });

/** Presses a key until something whose name begins so has the focus. */
export async function reach(page: Page, key: 'Enter' | 'Tab' | 'Shift+Tab', name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 90; presses++) {
    const now = await focused(page);
    if (typeof name === 'string' ? now.startsWith(name) : name.test(now)) return;
    seen.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches “${name}”: ${[...new Set(seen)].join(' · ')}`);
}

/** Goes to what is named so by Tab, and presses it. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await reach(page, 'Tab', name);
  await page.keyboard.press('Enter');
}

/** Types over what stands in a field, which Tab finds by its label. */
export async function write(page: Page, label: string, words: string): Promise<void> {
  await reach(page, 'Tab', label);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(words);
}

/**
 * Types as a Telex input method does: bare letters go through, then it takes them back and puts the composed one in.
 * `D d ⌫⌫ Đ` makes Đ.
 */
export async function telex(page: Page, words: string): Promise<void> {
  for (const letter of words.normalize('NFC')) {
    const typed = letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'dd').replace('Đ', 'Dd');
    if (typed === letter) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      continue;
    }
    for (const key of typed) await page.keyboard.press(key);
    for (const _key of typed) await page.keyboard.press('Backspace');
    await page.keyboard.insertText(letter);
  }
}
