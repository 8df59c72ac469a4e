import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Paper, Paragraph } from '../../../shared/model/paper';
import { t } from '../../i18n/t';
import type { Sheet } from '../api';
import { numberLine, placeAndDay, standingLines, tableRows } from '../words';
import { headingBlock } from './heading';
import { marked } from './marked';
import { copyBlock, furniture, mm } from './sheet';

/** Margins of Party papers in mm. */
const margins = { left: 30, top: 20, right: 15, bottom: 20 };
const indent = mm(10);

/** A paper as pdfmake lays it out. */
export function paperDefinition(paper: Paper, sheet: Sheet): TDocumentDefinitions {
  const official = paper.title === '';
  return {
    ...furniture(sheet, paper.level, margins, true),
    content: [
      headingBlock({
        superior: paper.superior,
        issuer: paper.issuer,
        number: numberLine(paper.numberText, paper.sign),
        about: official ? paper.about : '',
        level: paper.level,
        standing: standingLines(sheet),
        placeAndDay: placeAndDay(paper.place, paper.on),
        size: 14,
        leftWidth: mm(72),
      }),
      ...(official ? [{ text: '', margin: [0, 0, 0, mm(6)] } as Content] : titleBlock(paper)),
      ...addressees(paper.to),
      ...paper.body.map(paragraph),
      ending(paper),
      ...copyBlock(sheet),
    ],
  };
}

const titleBlock = (paper: Paper): Content[] => [
  {
    margin: [mm(10), mm(8), mm(10), mm(6)],
    alignment: 'center',
    bold: true,
    stack: [
      { text: marked(paper.title), fontSize: 16 },
      ...(paper.about === '' ? [] : [{ text: marked(paper.about), margin: [0, 2, 0, 0] } as Content]),
      { text: '-----', bold: false, lineHeight: 0.8 },
    ],
  },
];

function addressees(to: readonly string[]): Content[] {
  if (to.length === 0) return [];
  const [only = ''] = to;
  if (to.length === 1) {
    return [
      {
        alignment: 'center',
        margin: [indent, 0, indent, mm(4)],
        text: [{ text: t('sheet.to'), italics: true }, '  ', ...marked(only)],
      },
    ];
  }
  return [
    {
      margin: [mm(25), 0, 0, mm(4)],
      columnGap: 6,
      columns: [
        { width: 'auto', text: t('sheet.to'), italics: true },
        { width: '*', stack: to.map((one) => ({ text: ['- ', ...marked(one)] })) },
      ],
    },
  ];
}

function paragraph({ style, text }: Paragraph): Content {
  const spaced = { margin: [0, 0, 0, 6] as [number, number, number, number], lineHeight: 1.12 };
  if (style === 'table') return tableParagraph(text);
  if (style === 'center') return { text: marked(text), alignment: 'center', bold: true, ...spaced };
  if (style === 'heading') {
    return { text: marked(text), bold: true, leadingIndent: indent, alignment: 'justify', ...spaced };
  }
  // One text may hold several lines; each begins with an indent of its own.
  return {
    stack: text.split('\n').map((line) => ({
      text: marked(style === 'item' && !line.startsWith('-') ? `- ${line}` : line),
      leadingIndent: indent,
      alignment: 'justify' as const,
      ...spaced,
    })),
  };
}

function tableParagraph(text: string): Content {
  const rows = tableRows(text);
  if (rows.length === 0) return { text: '' };
  return {
    margin: [0, 2, 0, 8],
    fontSize: 12,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: rows[0]!.map((_cell, i) => (i === 0 && rows[0]!.length > 2 ? 'auto' : '*')),
      body: rows.map((row, i) =>
        row.map((cell) => ({ text: marked(cell), bold: i === 0, alignment: i === 0 ? 'center' : 'left' }) as Content),
      ),
    },
  };
}

/** Nơi nhận on the left, the signature on the right, never torn apart by a page's end. */
function ending({ recipients, signer }: Paper): Content {
  return {
    unbreakable: true,
    margin: [0, mm(6), 0, 0],
    columns: [
      {
        width: mm(75),
        stack:
          recipients.length === 0
            ? []
            : [
                { text: t('sheet.recipients'), decoration: 'underline' },
                ...recipients.map((one) => ({
                  text: marked(one.startsWith('-') ? one : `- ${one}`),
                  fontSize: 12,
                })),
              ],
      },
      {
        width: '*',
        alignment: 'center',
        stack: [
          ...(signer.authority === '' ? [] : [{ text: marked(signer.authority.toLocaleUpperCase('vi')), bold: true }]),
          { text: marked(signer.office.toLocaleUpperCase('vi')) },
          { text: marked(signer.name), bold: true, margin: [0, mm(26), 0, 0] },
        ],
      },
    ],
  };
}
