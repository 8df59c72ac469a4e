import pdfMake from 'pdfmake/build/pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { type Bytes, ownCopy } from '../../../shared/bytes';
import { t } from '../../i18n/t';

/** The four cuts of the face, as TrueType files. */
export interface FontFiles {
  readonly normal: Uint8Array;
  readonly bold: Uint8Array;
  readonly italics: Uint8Array;
  readonly boldItalics: Uint8Array;
}

/** The parts of the library that its types leave out: a file system in memory, and the pdfkit document. */
interface Library {
  readonly virtualfs: { writeFileSync(name: string, content: Uint8Array): void };
  createPdf(definition: TDocumentDefinitions): {
    getBuffer(): Promise<Uint8Array>;
  };
}
const library = pdfMake as unknown as Library & Pick<typeof pdfMake, 'setFonts'>;

const face = 'Tinos';

/** Gives the library its fonts; once per worker is enough. Its address checks never run: no font or image has one. */
export function useFonts(files: FontFiles): void {
  const names = { normal: 'normal.ttf', bold: 'bold.ttf', italics: 'italics.ttf', bolditalics: 'boldItalics.ttf' };
  for (const [cut, bytes] of Object.entries(files)) library.virtualfs.writeFileSync(`${cut}.ttf`, bytes);
  library.setFonts({ [face]: names });
}

/** Lays a document out and writes it, with fonts embedded as subsets that name their characters. */
export async function writePdf(definition: TDocumentDefinitions): Promise<{ bytes: Bytes; pages: number }> {
  let pages = 0;
  const footer = definition.footer;
  const document = library.createPdf({
    version: '1.7',
    language: 'vi-VN',
    pageSize: 'A4',
    ...definition,
    // Nothing of the letter: a file's properties are read by more people than the file.
    info: { title: t('sheet.creator'), creator: t('sheet.creator'), producer: t('sheet.creator') },
    defaultStyle: { font: face, fontSize: 14, ...definition.defaultStyle },
    footer: (page, count, size) => {
      pages = count;
      return typeof footer === 'function' ? footer(page, count, size) : footer;
    },
  });
  const bytes = ownCopy(await document.getBuffer());
  return { bytes, pages };
}
