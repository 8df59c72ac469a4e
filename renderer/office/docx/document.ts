import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { Bytes } from '../../../shared/bytes';
import { t } from '../../i18n/t';
import type { Sheet } from '../api';
import { copyLines, copyNumber, copySign, copyTitle } from '../copyLines';
import { levelMark, standingLines } from '../words';
import { centred, framed, points, red, runs, twips, words } from './parts';

export interface Page {
  readonly orientation: 'portrait' | 'landscape';
  /** mm */
  readonly margins: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** The first page carries its marking and its standing as stamps, so its header leaves them out. */
  readonly stampedFirst: boolean;
  readonly level: string;
  /** Points of the plain text. */
  readonly size: number;
}

const longSide = 297;
const shortSide = 210;

/** Width of the text in mm. */
export const textWidth = ({ orientation, margins }: Page): number =>
  (orientation === 'landscape' ? longSide : shortSide) - margins.left - margins.right;

/** Writes a document of one section: Times New Roman, marking and training in its headers, code and pages at its foot. */
export async function writeDocx(
  page: Page,
  sheet: Sheet,
  children: readonly (Paragraph | Table)[],
): Promise<{ bytes: Bytes }> {
  const { margins } = page;
  const document = new Document({
    creator: t('sheet.creator'),
    lastModifiedBy: t('sheet.creator'),
    title: t('sheet.creator'),
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: points(page.size), language: { value: 'vi-VN' } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              width: twips(shortSide),
              height: twips(longSide),
              orientation: page.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              left: twips(margins.left),
              top: twips(margins.top),
              right: twips(margins.right),
              bottom: twips(margins.bottom),
              header: twips(8),
              footer: twips(8),
            },
          },
        },
        headers: { first: header(page, sheet, true), default: header(page, sheet, false) },
        footers: { first: footer(page, sheet), default: footer(page, sheet) },
        children: [...children, ...copyBlock(page, sheet)],
      },
    ],
  });
  return { bytes: new Uint8Array(await Packer.toArrayBuffer(document)) };
}

function header(page: Page, sheet: Sheet, first: boolean): Header {
  const marks = first && page.stampedFirst ? [] : [levelMark(page.level), standingLines(sheet)[0]];
  const copyNo = first && sheet.copy && copyNumber(sheet.copy);
  return new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth(page)) }],
        children: [
          ...(sheet.training ? [watermark(), ...runs(t('sheet.trainingLine'), { bold: true, size: points(11) })] : []),
          new TextRun({ text: '\t' }),
          ...runs([...marks, copyNo].filter(Boolean).join('   '), { bold: true, color: red, size: points(11) }),
        ],
      }),
    ],
  });
}

const watermark = () =>
  new TextWatermark({ text: t('sheet.training'), font: 'Times New Roman', bold: true, color: 'D9D9D9' });

function footer(page: Page, sheet: Sheet): Footer {
  const [before = '', between = ''] = t('sheet.page', { page: '\u0000', pages: '\u0000' }).split('\u0000');
  const size = points(10);
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: twips(textWidth(page)) }],
        children: [
          new TextRun({ text: sheet.code === '' ? '' : t('sheet.code', { code: sheet.code }), size }),
          new TextRun({
            children: ['\t', before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
            size,
          }),
        ],
      }),
    ],
  });
}

function copyBlock(page: Page, { copy, code }: Sheet): (Paragraph | Table)[] {
  if (!copy) return [];
  const sign = copySign(copy);
  const size = points(12);
  return [
    words('', {}, { spacing: { before: twips(6) } }),
    framed(textWidth(page), [
      centred(copyTitle(copy), { bold: true, color: red, size }, { spacing: { before: 80, after: 80 } }),
      ...copyLines(copy, code).map((line) => words(line, { size })),
      ...(sign === null
        ? []
        : [words(sign, { size }, { spacing: { after: twips(14) }, alignment: AlignmentType.LEFT })]),
    ]),
  ];
}
