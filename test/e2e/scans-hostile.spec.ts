import { deflateSync } from 'node:zlib';
import { text } from '../../build/tour/desk';
import { jpeg, pdf, png, pngOf, tiff } from '../fixtures/papers';
import { expectAccessible } from './access';
import { picture } from './pictures';
import { arrive, atScans, attachAll, dialog, inTab, pages, row, sealedFiles } from './scans';
import { expect, test } from './seat';

/** What somebody may send to harm the desk. */
const both = { tag: '@both' };

test(
  'broken and hostile files: each is refused with what is wrong, and nothing of them is stored',
  both,
  async ({ room }) => {
    test.setTimeout(300_000);
    const seat = await atScans(room, 'district', 'hongbanquet');
    const { page } = seat;
    const hostile: [string, Buffer, keyof typeof import('../../renderer/i18n/vi.json')][] = [
      ['bom.png', pngOf(100_000, 100_000, deflateSync(Buffer.alloc(1000))), 'scans.refusal.too-many-pixels'],
      ['bom.tif', tiff({ claim: { 256: 100_000, 257: 100_000 } }), 'scans.refusal.too-many-pixels'],
      ['bom.jpg', jpeg(65_000, 65_000), 'scans.refusal.too-many-pixels'],
      ['soi.pdf', pdf({ content: deflateSync(Buffer.alloc(450_000_000)) }), 'scans.refusal.bomb'],
      [
        'dai.tif',
        tiff({ pages: 1, compression: 8, strip: deflateSync(Buffer.alloc(60_000_000)) }),
        'scans.refusal.bomb',
      ],
      ['khoa.pdf', encrypted(), 'scans.refusal.locked'],
      ['rong.pdf', Buffer.alloc(0), 'scans.refusal.empty'],
      ['cut.pdf', pdf().subarray(0, 500), 'scans.refusal.cut-off'],
      [
        'rac.pdf',
        Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 7), Buffer.from('\n%%EOF')]),
        'scans.refusal.damaged',
      ],
      ['trang.pdf', Buffer.from('<html><script>document.title = "hit"</script></html>'), 'scans.refusal.kind'],
      ['chuong-trinh.png', Buffer.from('MZ this is a program'), 'scans.refusal.kind'],
      ['hong.png', png().fill(0x55, 60, 90), 'scans.refusal.damaged'],
      ['hong.jpg', jpeg().fill(0x55, 71, 90), 'scans.refusal.damaged'],
    ];
    await arrive(
      page,
      'drop',
      hostile.map(([name, buffer]) => ({ name, mimeType: 'application/pdf', buffer })),
    );
    for (const [name, , says] of hostile) {
      await expect(dialog(page).getByRole('listitem').filter({ hasText: name }), name).toContainText(text(says), {
        timeout: 60_000,
      });
    }
    await picture(page, 'scans-refused');
    await expectAccessible(page, 'refused');
    await page.keyboard.press('Escape');
    await expect(inTab(page).getByText(text('case.noScans'))).toBeVisible();
    expect(sealedFiles(seat)).toEqual([]);
    // The desk goes on as if nothing had been.
    await arrive(page, 'drop', [{ name: 'lanh.pdf', mimeType: 'application/pdf', buffer: pdf() }]);
    await attachAll(page, 1);
    await expect(row(page, 'lanh')).toContainText(pages(3));
  },
);

/** A PDF whose security handler (standard, revision 2) wants a password: the reader asks for one, and gets none. */
function encrypted(): Buffer {
  return pdf({
    trailer:
      '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] ' +
      `/Encrypt << /Filter /Standard /V 1 /R 2 /P -64 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
  });
}
