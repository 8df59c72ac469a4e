import type { Page } from 'playwright-core';
import { inventLetter } from '../../../build/training/letters';
import { Dealer } from '../../../build/training/random';
import type { Letter } from '../../../shared/model/letter';
import { fold } from '../../../shared/text/fold';
import { seed } from '../contract';
import { type DeskRow, rowOf } from './report';
import type { Ask } from './run';

type Log = (line: string) => void;

const goTo = (page: Page, screen: RegExp): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name: screen }).click();

/** Letters opened from the list by Enter, each until it stands on the screen. */
export async function measureOpening(ask: Ask, page: Page, log: Log): Promise<DeskRow> {
  log('opening letters from the list');
  await goTo(page, /^Sổ đơn thư/);
  const grid = page.getByRole('grid').first();
  await grid.waitFor();
  await ask('watchOpening', { on: true });
  for (let i = 0; i < 60; i++) {
    await grid.focus();
    await page.keyboard.press('PageDown');
    // The row is seen before it is opened.
    await page.waitForTimeout(120);
    await page.keyboard.press('Enter');
    await page.locator(letterOnScreen).first().waitFor();
    await page.waitForTimeout(60);
    await page.keyboard.press('Escape');
    await grid.waitFor();
    await page.waitForTimeout(60);
  }
  const times = await ask('watchOpening', { on: false });
  return rowOf('opening a letter, until shown', times, { target: { of: 'p95', below: 50 } });
}

/** What stands on the screen once a letter is open and read. */
const letterOnScreen = '.case-side';

/** The wheel down the register, a screen and a half at a time; then leaps from end to end, whose rows come from far. */
export async function measureScrolling(ask: Ask, page: Page, log: Log): Promise<DeskRow[]> {
  log('scrolling');
  const grid = page.getByRole('grid').first();
  await grid.waitFor();
  await page.waitForTimeout(300);
  const box = (await grid.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await ask('watchScrolling', { on: true });
  for (let i = 0; i < 150; i++) {
    await page.mouse.wheel(0, i % 3 === 2 ? -300 : 900);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(200);
  const seen = await ask('watchScrolling', { on: false });
  const note = `${seen.blank} of ${seen.frames} frames with a row missing, ${seen.empty} of them with nothing at all`;
  await grid.focus();
  await ask('watchLeaps', { on: true });
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press(i % 2 === 0 ? 'End' : 'Home');
    await page.waitForTimeout(250);
  }
  const leaps = await ask('watchLeaps', { on: false });
  return [
    rowOf('scrolling: blank frames', [seen.blank], { unit: 'frames', target: { of: 'max', below: 1 }, note }),
    rowOf('scrolling: between frames', seen.gaps.slice(1)),
    rowOf('leaping to an end, until its rows are painted', leaps),
  ];
}

/** A letter that came before is entered again, as an officer types who leaves the marks out. */
function textsOf(letter: Letter): [label: RegExp, text: string][] {
  const [sender] = letter.senders;
  return [
    [/^Họ và tên/, fold(sender?.name ?? '')],
    [/^Địa chỉ/, fold(sender?.address ?? '')],
    [/^Trích yếu/, fold(letter.summary)],
    [
      /^Nội dung/,
      fold(letter.content ?? '')
        .replace(/[^ -~]/g, '')
        .slice(0, 160),
    ],
  ];
}

const namedLetter = (count: number): Letter => {
  const deal = new Dealer(5);
  for (;;) {
    const letter = inventLetter(deal.below(count), seed);
    if (letter.senders.length > 0) return letter;
  }
};

/** Entering a letter with candidates beside the form, at a fast typist's pace. */
export async function measureTyping(ask: Ask, page: Page, count: number, log: Log): Promise<DeskRow[]> {
  log('typing');
  await goTo(page, /^Nhập đơn/);
  await page
    .getByLabel(/^Trích yếu/)
    .first()
    .waitFor();
  await page.waitForTimeout(500);
  await ask('watchKeys', { on: true });
  for (const [label, text] of textsOf(namedLetter(count))) {
    await page.getByLabel(label).first().focus();
    for (const key of text) {
      await page.keyboard.press(key);
      await page.waitForTimeout(70);
    }
    await page.waitForTimeout(400);
  }
  const { handling, toPaint, longTasks } = await ask('watchKeys', { on: false });
  const candidates = await page.locator('[data-candidate]').count();
  return [
    rowOf('typing: a key handled', handling, {
      target: { of: 'p95', below: 16 },
      note: `${candidates} candidates beside`,
    }),
    rowOf('typing: until the frame with it', toPaint, { note: 'waits for the next frame, 16.7 ms apart' }),
    rowOf('typing: tasks over 50 ms', [longTasks.length], {
      unit: 'tasks',
      target: { of: 'max', below: 1 },
      note: longTasks.length > 0 ? `the longest ${Math.max(...longTasks).toFixed(0)} ms` : '',
    }),
  ];
}
