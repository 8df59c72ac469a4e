import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import type { Room, Seat } from './seat';

/** The hands of whoever attaches and reads digitised papers. */

/** The letter's scans. */
export const inTab = (page: Page): Locator => page.getByRole('tabpanel', { name: text('detail.tab.scans') });
const list = (page: Page): Locator => inTab(page).getByRole('list', { name: text('scans.list') });
/** Where given files are looked at and attached. */
export const dialog = (page: Page): Locator => page.getByRole('dialog', { name: text('scans.attachTitle') });
export const viewer = (page: Page): Locator => page.getByRole('dialog', { name: text('scans.viewTitle') });
export const pages = (count: number): string => text('scans.pages').replace('{count}', String(count));

/** A desk with one letter, open at its scans. */
export async function atScans(room: Room, who: keyof Room['ground']['people'], name: string): Promise<Seat> {
  const seat = room.seat(room.ground.people[who], name);
  await seat.enrol();
  await seat.desk.typeLetter(room.letter(name, { kind: 'khieu-nai' }));
  await openScans(seat);
  return seat;
}

/** Opens the first letter of the register at its scans. */
export async function openScans(seat: Seat): Promise<void> {
  await seat.desk.search('');
  await seat.desk.openFirst();
  await seat.page.keyboard.press('Control+6');
  await inTab(seat.page).getByText(text('scans.ways')).waitFor();
}

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Lets files arrive as they do from a file manager or the clipboard. */
export async function arrive(page: Page, kind: 'drop' | 'paste', files: readonly Given[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
  await page.evaluate(
    ([how, all]) => {
      const data = new DataTransfer();
      for (const { name, mimeType, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: mimeType }));
      }
      if (how === 'drop') {
        for (const type of ['dragover', 'drop']) {
          document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
        }
      } else {
        document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData: data }));
      }
    },
    [kind, given] as const,
  );
}

/** Presses the dialog's button once every file was looked at, waits for the end, and closes it. */
export async function attachAll(page: Page, count: number): Promise<void> {
  const run = dialog(page).getByRole('button', { name: text('scans.attachRun').replace('{count}', String(count)) });
  await run.focus();
  await page.keyboard.press('Enter');
  await dialog(page).getByText(opening('scans.attached')).waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
}

/** The line of that scan. */
export const row = (page: Page, name: string): Locator => list(page).getByRole('listitem').filter({ hasText: name });

/** Opens that scan, and waits until its first page is drawn. */
export async function view(page: Page, name: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: text('scans.viewOne').replace('{name}', name) })
    .press('Enter');
  await viewer(page).locator('canvas[data-drawn]').first().waitFor();
}

export const place = (page: Page, at: number, of: number): Locator =>
  viewer(page).getByText(text('pdf.place').replace('{page}', String(at)).replace('{pages}', String(of)));

/** What lies of scans in the desk's profile. */
export const sealedFiles = (seat: Seat): string[] => {
  const folder = join(seat.profile, 'vault', 'scans');
  return existsSync(folder)
    ? (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.includes('.'))
    : [];
};
