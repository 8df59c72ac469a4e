import type { Locator, Page } from '@playwright/test';
import { defaultPack } from '../../../shared/rules/pack/default';
import { opening, text } from '../../tour/desk';
import { marks } from '../staged';
import { navigate, type Stage, type View } from '../view';

const accused = `Mạc Văn ${marks.way} Tập Huấn`;
const close = ({ page }: Stage) => page.keyboard.press('Escape');
const part = (page: Page) => page.getByRole('tabpanel');
const press = (page: Page, name: Parameters<typeof text>[0]) =>
  part(page)
    .getByRole('button', { name: opening(name) })
    .first()
    .press('Enter');

const form = (page: Page, name: Parameters<typeof text>[0]): Locator => page.getByRole('form', { name: opening(name) });

/** Saves the small form that is open, and waits until it is closed. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await part(page).getByRole('form').waitFor({ state: 'detached' });
}

/** Takes the first step that is offered, to that status. */
async function step(page: Page, status: string): Promise<void> {
  const name = defaultPack.statuses.find(({ code }) => code === status)?.name ?? status;
  await page
    .getByRole('list', { name: text('workflow.next') })
    .getByRole('button')
    .first()
    .click();
  await page.locator('.screen-head').getByText(name, { exact: true }).waitFor();
}

async function open({ desk }: Stage, words: string): Promise<void> {
  await desk.search(words);
  await desk.openFirst();
}

/** A letter on its way: who does it, what is decided, where it goes, when its days stand still, and who may not. */
export const workViews: readonly View[] = [
  {
    name: 'letter-form-assign',
    form: 'assign',
    show: async (stage) => {
      await open(stage, marks.way);
      await stage.desk.openTab('people');
      await press(stage.page, 'workflow.assign');
      await form(stage.page, 'workflow.assign').waitFor();
    },
  },
  {
    name: 'letter-guard',
    show: async ({ page }) => {
      await part(page).getByLabel(text('workflow.assignee')).fill(accused);
      await part(page).getByText(text('guard.title')).waitFor();
    },
  },
  {
    name: 'letter-form-guard',
    form: 'guard',
    show: async ({ page }) => {
      await press(page, 'guard.toAbove');
      await form(page, 'guard.formTitle').waitFor();
    },
    leave: close,
  },
  {
    name: 'letter-people-assigned',
    show: async ({ desk, page }) => {
      await desk.openTab('people');
      await press(page, 'workflow.assign');
      const fields = form(page, 'workflow.assign');
      await fields.getByLabel(text('workflow.role')).selectOption({ index: 1 });
      await fields.getByLabel(text('workflow.assignee')).fill('Vũ Văn Tra Tập Huấn');
      await fields.getByText(text('guard.title')).waitFor({ state: 'detached' });
      await save(page);
    },
  },
  {
    name: 'letter-form-unassign',
    form: 'unassign',
    show: async ({ page }) => {
      await press(page, 'case.unassign');
      await part(page).getByRole('form').waitFor();
    },
    leave: close,
  },
  {
    name: 'letter-form-approve',
    form: 'approve',
    show: async ({ desk, page }) => {
      await desk.openTab('work');
      await step(page, 'phan-loai');
      await step(page, 'de-xuat');
      await page.keyboard.press('p');
      const proposal = form(page, 'workflow.propose');
      await proposal.getByLabel(text('letter.direction')).selectOption('thu-ly');
      await proposal.getByLabel(text('workflow.proposeText')).fill('TẬP HUẤN: đủ điều kiện thụ lý');
      await save(page);
      await page.keyboard.press('d');
      await form(page, 'workflow.approve').waitFor();
    },
  },
  {
    name: 'letter-approved',
    show: async ({ page }) => {
      await form(page, 'workflow.approve').getByLabel(text('workflow.approver')).fill('Hoàng Thị Duyệt Tập Huấn');
      await save(page);
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'letter-form-move',
    form: 'move',
    show: async ({ page }) => {
      await press(page, 'workflow.otherDay');
      await form(page, 'workflow.otherDay').waitFor();
    },
    leave: close,
  },
  {
    name: 'letter-form-transfer-state',
    form: 'transferState',
    show: async ({ page }) => {
      await page.keyboard.press('c');
      const transfer = form(page, 'workflow.transfer');
      await transfer.getByRole('textbox', { name: text('workflow.to') }).fill('Đảng ủy phường Mộng Mơ');
      await save(page);
      await press(page, 'workflow.transferState');
      await form(page, 'workflow.transferState').waitFor();
    },
  },
  { name: 'letter-transferred', show: ({ page }) => save(page) },
  {
    name: 'letter-form-remind-answer',
    form: 'remindAnswer',
    show: async ({ page }) => {
      await page.keyboard.press('o');
      await form(page, 'workflow.remind').waitFor();
      await save(page);
      await press(page, 'workflow.act.remindAnswer');
      await form(page, 'workflow.act.remindAnswer').waitFor();
    },
    leave: close,
  },
  {
    name: 'letter-clock-stopped',
    show: async ({ desk, page }) => {
      await desk.openTab('clock');
      await press(page, 'clock.stop');
      const stop = form(page, 'clock.stop');
      await stop.getByLabel(text('clock.stopReason')).selectOption({ index: 1 });
      await stop.getByLabel(text('clock.stopOn')).fill('18/11/2026');
      await save(page);
    },
  },
  {
    name: 'letter-form-restart',
    form: 'restart',
    show: async ({ page }) => {
      await press(page, 'clock.restart');
      await form(page, 'clock.restart').waitFor();
    },
  },
  { name: 'letter-clock-restarted', show: ({ page }) => save(page) },
  {
    name: 'letter-own-part',
    show: async (stage) => {
      await open(stage, marks.own);
      await stage.page.getByText(text('guard.ownTitle')).waitFor();
    },
    // The register stands whole in the pictures that follow.
    leave: async (stage) => {
      await navigate(stage, text('nav.register'));
      await stage.page.getByLabel(text('register.search')).fill('');
      await stage.page.getByRole('row').nth(3).waitFor();
    },
  },
];
