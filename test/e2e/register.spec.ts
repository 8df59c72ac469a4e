import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { opening, text } from '../../build/tour/desk';
import { defaultPack } from '../../shared/rules/pack/default';
import { expectAccessible } from './access';
import { picture } from './pictures';
import { expect, type Room, type Seat, test } from './seat';

/** The register as an officer lays it out, narrows it, changes several letters in it and takes rows out, by keyboard. */
const both = { tag: '@both' };

/** Everyone can use what stands there. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  await picture(page, `register-${name}`);
}

const names = { source: defaultPack.sources.find(({ code }) => code === 'tiep-dan')!.name };
const grid = (page: Page) => page.getByRole('grid', { name: text('register.title') });
const lines = (page: Page) => grid(page).locator('.grid-line');
const column = (page: Page, header: string) => grid(page).getByRole('button', { name: header });
const headings = (page: Page) => grid(page).locator('.grid-sort-label').allInnerTexts();
/** What stands in a column, top to bottom. */
async function cells(page: Page, header: string): Promise<string[]> {
  const place = (await headings(page)).indexOf(header) + 2;
  return grid(page).locator(`.grid-line > .grid-cell:nth-child(${place})`).allInnerTexts();
}

async function filled(room: Room, name: string): Promise<Seat> {
  const seat = room.seat(room.ground.people.centre, name);
  await seat.enrol();
  const letters = Array.from({ length: 24 }, (_, i) =>
    room.letter(`Sổ${String(i + 1).padStart(2, '0')}`, {
      kind: i % 3 === 0 ? 'khieu-nai' : 'phan-anh',
      arrivedOn: `2026-11-${String((i % 20) + 1).padStart(2, '0')}`,
      receivedOn: '2026-11-18',
      accused: [{ name: '=1+1 Tập Huấn' }],
    }),
  );
  const file = join(room.ground.dir, `${name}.jsonl`);
  writeFileSync(file, letters.map((letter) => JSON.stringify(letter)).join('\n'));
  await seat.desk.importFile(file);
  await seat.page.keyboard.press('Alt+2');
  await expect(lines(seat.page)).toHaveCount(24);
  return seat;
}

/** Presses Tab until something of that name has the focus. */
async function reach(page: Page, role: 'checkbox' | 'button', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches “${name}”`);
}

test('the register: columns, order by two, filter, saved view after a restart', both, async ({ room }) => {
  test.setTimeout(180_000);
  const seat = await filled(room, 'so-don');
  let { page } = seat;
  let keys = page.keyboard;
  await look(page, '01-register');

  await keys.press('c');
  await reach(page, 'checkbox', text('register.col.address'));
  await keys.press('Space');
  await look(page, '02-columns');
  await keys.press('Escape');
  await expect(column(page, text('register.col.address'))).toBeVisible();

  // By kind, and within a kind by summary, backwards; the summary is brought one place forward.
  await keys.press('Control+ArrowUp');
  while ((await page.evaluate(() => (document.activeElement as HTMLElement).dataset.column)) !== 'kind')
    await keys.press('ArrowRight');
  await keys.press('Enter');
  while ((await page.evaluate(() => (document.activeElement as HTMLElement).dataset.column)) !== 'summary')
    await keys.press('ArrowRight');
  await keys.press('Shift+Enter');
  await keys.press('Shift+Enter');
  const before = await headings(page);
  await keys.press('Alt+ArrowLeft');
  const summary = before.indexOf(text('register.col.summary'));
  await expect.poll(async () => (await headings(page)).indexOf(text('register.col.summary'))).toBe(summary - 1);
  await expect
    .poll(async () => {
      const kinds = await cells(page, text('register.col.kind'));
      const numbers = (await cells(page, text('register.col.summary'))).map((one) => Number(/Sổ(\d+)/.exec(one)?.[1]));
      return kinds.every((kind, i) => {
        const next = kinds[i + 1];
        return next === undefined || kind < next || (kind === next && numbers[i]! > numbers[i + 1]!);
      });
    })
    .toBe(true);

  await keys.press('ArrowDown');
  await keys.press('f');
  const form = page.getByRole('form', { name: text('filter.title') });
  await form.getByLabel(text('filter.field')).selectOption('arrivedOn');
  await form.getByLabel(text('filter.fromBound')).focus();
  await keys.type('10/11/2026');
  await look(page, '03-filter');
  await keys.press('Enter');
  await keys.type('12/11/2026');
  await keys.press('Enter');
  await expect(lines(page)).toHaveCount(3);
  await look(page, '04-filtered');

  await keys.press('v');
  await page.getByLabel(text('views.name')).waitFor();
  await keys.insertText('Ba ngày TẬP HUẤN');
  await reach(page, 'checkbox', text('views.beginWith'));
  await keys.press('Space');
  await reach(page, 'button', text('views.keep'));
  await look(page, '05-views');
  await keys.press('Enter');
  await page.getByText(opening('views.kept')).first().waitFor();

  await seat.close();
  await seat.reopen();
  ({ page } = seat);
  keys = page.keyboard;
  await keys.press('Alt+2');
  await expect(lines(page)).toHaveCount(3);
  await expect(column(page, text('register.col.address'))).toBeVisible();
  await keys.press('v');
  await expect(page.getByText('Ba ngày TẬP HUẤN', { exact: false }).first()).toBeVisible();
});

test(
  'the register: five letters changed at once and back, results divided, rows for a spreadsheet',
  both,
  async ({ room }) => {
    test.setTimeout(180_000);
    const seat = await filled(room, 'nhieu-don');
    const { page } = seat;
    const keys = page.keyboard;

    await keys.press('t');
    // Results divide by kind; narrowing to one shows just those.
    const facets = page.getByRole('complementary', { name: text('register.facets') });
    const kind = defaultPack.kinds.find(({ code }) => code === 'khieu-nai')!.name;
    await facets.getByRole('button', { name: `${kind} 8` }).press('Enter');
    await expect(lines(page)).toHaveCount(8);
    await grid(page).focus();

    await keys.press('Home');
    await keys.press('Space');
    for (let i = 0; i < 4; i++) await keys.press('Shift+ArrowDown');
    await expect(page.getByText(text('register.marked').replace('{count}', '5')).first()).toBeVisible();
    await look(page, '06-marked');
    await keys.press('b');
    const form = page.getByRole('form', { name: text('bulk.title').replace('{count}', '5') });
    await form.waitFor();
    await form.getByLabel(text('bulk.value')).selectOption('tiep-dan');
    await look(page, '07-bulk');
    await form.getByLabel(text('bulk.value')).focus();
    await reach(page, 'button', text('bulk.look'));
    await keys.press('Enter');
    await expect(form.getByRole('status').first()).toContainText('5');
    await expect(form.getByRole('grid').getByText(names.source)).toHaveCount(5);
    await look(page, '08-preview');
    await reach(page, 'button', text('bulk.apply').replace('{count}', '5'));
    await keys.press('Enter');
    await page.getByText(opening('bulk.done')).first().waitFor();
    await facets.getByRole('button', { name: text('register.col.source') }).press('Enter');
    await expect(facets.getByRole('button', { name: `${names.source} 5` })).toBeVisible();
    await look(page, '09-changed');
    await page.getByRole('button', { name: text('action.undo') }).press('Enter');
    await page.getByText(opening('bulk.undone')).first().waitFor();
    await expect(facets.getByRole('button', { name: `${names.source} 5` })).toHaveCount(0);

    await grid(page).focus();
    await keys.press('Escape');
    await keys.press('Control+a');
    await keys.press('Control+c');
    await page.getByText(opening('register.copied')).first().waitFor();
    await keys.press('Alt+3');
    await expect(page.getByLabel(text('letter.kind')).first()).toBeFocused();
    const content = page.getByRole('textbox', { name: text('letter.content') }).first();
    await content.focus();
    await keys.press('Control+v');
    await expect(content).not.toHaveValue('');
    const pasted = await content.inputValue();
    const rows = pasted.split(/\r?\n/).map((line) => line.split('\t'));
    expect(rows).toHaveLength(10);
    expect(rows[0]![0]).toContain(text('marking.training'));
    expect(rows[1]).toContain(text('register.col.summary'));
    for (const row of rows.slice(2)) {
      expect(row).toHaveLength(rows[1]!.length);
      expect(row).toContain("'=1+1 Tập Huấn");
    }
  },
);
