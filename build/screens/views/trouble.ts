import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { opening, text } from '../../tour/desk';
import { inventLetters } from '../../training/letters';
import { navigate, type Stage, type View } from '../view';

const close = ({ page }: Stage) => page.keyboard.press('Escape');

/** Enough that the import still runs when its last picture is taken. */
const longImport = 40_000;

const disputed = { found: 'Đốichiếu', own: 'Riêng#man-hinh-2026' };

/** Two officers of one unit change the same field without having seen each other; the first one's desk asks. */
async function disagree({ deskOf, ground }: Stage): Promise<void> {
  const first = await deskOf('district');
  const second = await deskOf('colleague');
  const { district, colleague } = ground.people;
  await first.enrol(district, disputed.own);
  await first.typeLetter({
    kind: 'khieu-nai',
    source: 'truc-tiep',
    level: 'mat',
    authorship: 'co-ten',
    arrivedOn: '2026-11-16',
    senders: [{ name: 'Lý Thị Đốichiếu Tập Huấn', address: 'Thôn Ảo, xã Tưởng Tượng' }],
    accused: [],
    summary: 'TẬP HUẤN Đốichiếu: khiếu nại tưởng tượng về đất bãi',
  });
  await first.sync();
  await second.enrol(colleague, disputed.own);
  await second.sync();
  ground.gate.cut();
  for (const [desk, words] of [
    [first, 'TẬP HUẤN bản máy một: đất bãi bồi'],
    [second, 'TẬP HUẤN bản máy hai: đất ven đê'],
  ] as const) {
    await desk.search(disputed.found);
    await desk.openFirst();
    await desk.editSummary(words);
  }
  ground.gate.join();
  await second.sync();
  await first.sync();
}

/** What does not go by itself: no network, two desks that disagree, a long import, a center that lost what it had signed for. */
export const troubleViews: readonly View[] = [
  {
    name: 'sync-offline',
    screen: 'sync',
    show: async ({ desk, ground }) => {
      ground.gate.cut();
      await desk.sync();
    },
    leave: async ({ ground }) => ground.gate.join(),
  },
  { name: 'sync-done', screen: 'sync', show: async ({ desk }) => void (await desk.sync()) },
  {
    name: 'conflicts-waiting',
    screen: 'conflicts',
    show: async (stage) => {
      await disagree(stage);
      const first = await stage.deskOf('district');
      await first.go('conflicts');
      await first.page
        .getByRole('grid')
        .getByText(/TẬP HUẤN bản máy/)
        .first()
        .waitFor();
      return first.page;
    },
  },
  {
    name: 'letter-conflict',
    screen: 'letter',
    show: async ({ deskOf }) => {
      const first = await deskOf('district');
      await first.openConflict();
      return first.page;
    },
  },
  {
    name: 'import-running',
    screen: 'import',
    show: async (stage) => {
      const { page, ground } = stage;
      const file = join(ground.dir, 'many.jsonl');
      const letters = inventLetters(longImport, 2).map((letter) => JSON.stringify(letter));
      writeFileSync(file, letters.join('\n'));
      await navigate(stage, text('nav.import'));
      await page.getByLabel(text('import.file')).setInputFiles(file);
      const region = page.getByRole('region', { name: text('import.title') });
      await region
        .getByRole('button', { name: new RegExp(`^${opening('import.run')} [\\d.]+`) })
        .click({ timeout: 60_000 });
      await page.getByRole('button', { name: text('import.cancel') }).waitFor();
    },
  },
  {
    name: 'import-cut',
    show: async ({ page }) => {
      await page.getByRole('button', { name: text('import.cancel') }).click();
      await page.getByText(opening('import.done')).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'sync-alarm',
    screen: 'sync',
    show: async ({ desk, page, ground }) => {
      await ground.database.query('UPDATE unit_head SET seq = 0');
      await desk.startSync();
      await page.getByText(text('sync.alarmTitle')).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'sync-acknowledge',
    show: async ({ page }) => {
      await page.getByRole('button', { name: text('sync.acknowledge') }).press('Enter');
      await page.getByRole('dialog').waitFor();
    },
    leave: close,
  },
];
