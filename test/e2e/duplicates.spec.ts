import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { text } from '../../build/tour/desk';
import { expect, test } from './seat';

/** Đơn trùng: found while typing, looked at beside the form, linked without being forced, taken back with a reason. */
const both = { tag: '@both' };

const sender = { name: 'Đoàn Lý Mộng Tập Huấn', address: 'xã Tưởng Tượng, tỉnh Không Có' };
const matter = 'TẬP HUẤN: khiếu nại tưởng tượng về lối đi chung';

async function enter(page: Page, name: string, address: string): Promise<void> {
  await page.keyboard.press('Alt+3');
  const fill = (key: Parameters<typeof text>[0], value: string) => page.getByLabel(text(key)).first().fill(value);
  await page.getByLabel(text('letter.kind')).first().selectOption('khieu-nai');
  await page.getByLabel(text('letter.source')).first().selectOption('buu-dien');
  await fill('form.sender.name', name);
  await fill('form.sender.address', address);
  await fill('letter.summary', matter);
}

test(
  'the same letter sent again is found while it is typed, and linked by keyboard beside the form',
  both,
  async ({ room }) => {
    test.setTimeout(120_000);
    const seat = room.seat(room.ground.people.centre, 'don-trung');
    await seat.enrol();
    const { page } = seat;
    const keys = page.keyboard;
    await enter(page, sender.name, sender.address);
    await keys.press('Control+s');
    await page.getByText(text('form.saved')).first().waitFor();

    await enter(page, 'doan ly mong tap huan', 'xa tuong tuong');
    const panel = page.getByRole('region', { name: text('duplicates.title') });
    const first = panel.locator('[data-candidate]').first();
    await expect(first).toContainText(matter);
    await expect(first).toContainText(text('duplicates.why.sender'));
    await expect(page.getByLabel(text('letter.summary')).first()).toBeFocused();

    await keys.press('F6');
    await expect(first).toBeFocused();
    await keys.press('Enter');
    await expect(panel.getByText(sender.address)).toBeVisible();
    const found = await new AxeBuilder({ page }).setLegacyMode(true).include('.duplicates').analyze();
    expect(found.violations).toEqual([]);
    await panel
      .getByRole('button', { name: text('duplicates.kind.trung') })
      .first()
      .press('Enter');
    await keys.press('Escape');
    await keys.press('Escape');
    await expect(page.getByLabel(text('letter.summary')).first()).toBeFocused();
    await keys.press('Control+s');

    const links = page.getByRole('region', { name: text('duplicates.links') });
    await page.getByRole('tab', { name: new RegExp(text('detail.tab.links')) }).click();
    await expect(links.getByText(matter)).toBeVisible();
    await expect(links.getByText(text('duplicates.kind.trung')).first()).toBeVisible();
    await links.getByRole('button', { name: text('duplicates.unlink') }).press('Enter');
    await keys.type('Người khác cùng tên');
    await keys.press('Enter');
    await expect(links.getByText(text('duplicates.noLinks'))).toBeVisible();
  },
);
