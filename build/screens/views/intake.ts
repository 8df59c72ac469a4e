import { text } from '../../tour/desk';
import { navigate, type View } from '../view';

const form = text('form.newTitle');

/** Receiving a letter: empty, refused, half typed. */
export const intakeViews: readonly View[] = [
  {
    name: 'intake-empty',
    screen: 'intake',
    show: async (stage) => {
      await navigate(stage, text('nav.intake'));
      await stage.page.getByRole('form', { name: form }).waitFor();
    },
  },
  {
    name: 'intake-refused',
    show: async ({ page }) => {
      await page.keyboard.press('Control+s');
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
    leave: async (stage) => navigate(stage, text('nav.register')),
  },
  {
    name: 'intake-filled',
    show: async ({ desk, page }) => {
      await desk.writeLetter({
        kind: 'to-cao',
        source: 'buu-dien',
        level: 'toi-mat',
        authorship: 'co-ten',
        arrivedOn: '2026-11-16',
        receivedOn: '2026-11-17',
        writtenOn: '2026-11-10',
        senders: [{ name: 'Đào Thị Mộng Tập Huấn', address: 'Thôn Ảo, xã Tưởng Tượng' }],
        accused: [{ name: 'Lưu Đình Giả Tập Huấn', office: 'Chủ tịch' }],
        summary: 'TẬP HUẤN: tố cáo tưởng tượng về đất bãi và quỹ hợp tác xã',
        content: 'TẬP HUẤN. Nội dung tưởng tượng, không có người và việc thật.',
      });
      await page.waitForTimeout(1500);
    },
    leave: async ({ page }) => {
      await page.keyboard.press('Control+s');
      await page.getByRole('region', { name: text('detail.title') }).waitFor();
    },
  },
];
