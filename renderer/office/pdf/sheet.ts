import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { t } from '../../i18n/t';
import type { Sheet } from '../api';
import { copyLines, copyNumber, copySign, copyTitle } from '../copyLines';
import { levelMark, standingLines } from '../words';

export const mm = (length: number): number => (length * 72) / 25.4;
export const red = '#c00000';

export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What every page carries around its text: marking, standing, training, number of the copy, code, `Trang x/y`. */
export function furniture(
  sheet: Sheet,
  level: string,
  margins: Margins,
  /** The first page of a paper has its marking and its standing as stamps under the number. */
  stampedFirst: boolean,
): Pick<TDocumentDefinitions, 'header' | 'footer' | 'watermark' | 'pageMargins'> {
  const sides: [number, number, number, number] = [mm(margins.left), mm(8), mm(margins.right), 0];
  const marks = [levelMark(level), standingLines(sheet)[0]];
  const copyNo = sheet.copy && copyNumber(sheet.copy);
  return {
    pageMargins: [mm(margins.left), mm(margins.top), mm(margins.right), mm(margins.bottom)],
    header: (page) => ({
      margin: sides,
      fontSize: 11,
      columns: [
        { text: sheet.training ? t('sheet.trainingLine') : '', color: '#595959', bold: true },
        {
          text: [...(page > 1 || !stampedFirst ? marks : []), page === 1 ? copyNo : ''].filter(Boolean).join('   '),
          color: red,
          bold: true,
          alignment: 'right',
        },
      ],
    }),
    footer: (page, pages) => ({
      margin: [mm(margins.left), mm(margins.bottom - 14), mm(margins.right), 0],
      fontSize: 10,
      columns: [
        { text: sheet.code === '' ? '' : t('sheet.code', { code: sheet.code }) },
        { text: t('sheet.page', { page: String(page), pages: String(pages) }), alignment: 'right' },
      ],
    }),
    ...(sheet.training
      ? { watermark: { text: t('sheet.training'), color: '#7f7f7f', opacity: 0.12, bold: true, fontSize: 92 } }
      : {}),
  };
}

/** The framed block that ends a copy or a draft; nothing for an original. */
export function copyBlock({ copy, code }: Sheet): Content[] {
  if (!copy) return [];
  const sign = copySign(copy);
  return [
    {
      unbreakable: true,
      margin: [0, mm(8), 0, 0],
      table: {
        widths: ['*'],
        body: [
          [
            {
              margin: [6, 4, 6, 6],
              fontSize: 12,
              stack: [
                { text: copyTitle(copy), bold: true, color: red, alignment: 'center', margin: [0, 0, 0, 4] },
                ...copyLines(copy, code),
                ...(sign === null ? [] : [{ text: sign, margin: [0, 0, 0, mm(14)] } as Content]),
              ],
            },
          ],
        ],
      },
      layout: { hLineColor: () => red, vLineColor: () => red, hLineWidth: () => 1, vLineWidth: () => 1 },
    },
  ];
}
