import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Bytes } from '../../../shared/bytes';
import type { Paper, Paragraph as PaperParagraph } from '../../../shared/model/paper';
import { t } from '../../i18n/t';
import type { Sheet } from '../api';
import { numberLine, placeAndDay, standingLines, tableRows } from '../words';
import { type Page, writeDocx } from './document';
import { headingBlock } from './heading';
import { centred, points, runs, sideBySide, twips, words } from './parts';

/** A paper for Word, in the same form as its PDF. */
export function paperDocx(paper: Paper, sheet: Sheet): Promise<{ bytes: Bytes }> {
  const page: Page = {
    orientation: 'portrait',
    margins: { left: 30, top: 20, right: 15, bottom: 20 },
    stampedFirst: true,
    level: paper.level,
    size: 14,
  };
  const official = paper.title === '';
  return writeDocx(page, sheet, [
    headingBlock({
      superior: paper.superior,
      issuer: paper.issuer,
      number: numberLine(paper.numberText, paper.sign),
      about: official ? paper.about : '',
      level: paper.level,
      standing: standingLines(sheet),
      placeAndDay: placeAndDay(paper.place, paper.on),
      size: 14,
      widths: [72, 93],
    }),
    ...(official ? [words('')] : titleBlock(paper)),
    ...addressees(paper.to),
    ...paper.body.flatMap(paragraph),
    words('', {}, { keepNext: true }),
    ending(paper),
  ]);
}

const titleBlock = (paper: Paper): Paragraph[] => [
  centred(paper.title, { bold: true, size: points(16) }, { spacing: { before: twips(8) } }),
  ...(paper.about === ''
    ? []
    : [centred(paper.about, { bold: true }, { indent: { left: twips(10), right: twips(10) } })]),
  centred('-----', {}, { spacing: { after: twips(5) } }),
];

function addressees(to: readonly string[]): Paragraph[] {
  const [only = ''] = to;
  if (to.length === 0) return [];
  const spacing = { after: twips(4) };
  if (to.length === 1) {
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing,
        children: [...runs(`${t('sheet.to')}  `, { italics: true }), ...runs(only)],
      }),
    ];
  }
  return [
    words(t('sheet.to'), { italics: true }, { indent: { left: twips(25) } }),
    ...to.map((one, i) =>
      words(
        `- ${one}`,
        {},
        { indent: { left: twips(46), hanging: twips(4) }, ...(i === to.length - 1 ? { spacing } : {}) },
      ),
    ),
  ];
}

function paragraph({ style, text }: PaperParagraph): (Paragraph | Table)[] {
  const spacing = { after: 120, line: 280 };
  if (style === 'table') return tableParagraph(text);
  if (style === 'center') return [centred(text, { bold: true }, { spacing })];
  return text.split('\n').map((line) =>
    words(
      style === 'item' && !line.startsWith('-') ? `- ${line}` : line,
      { bold: style === 'heading' },
      {
        alignment: AlignmentType.BOTH,
        spacing,
        indent: { firstLine: twips(10) },
        keepNext: style === 'heading',
      },
    ),
  );
}

function tableParagraph(text: string): (Paragraph | Table)[] {
  const rows = tableRows(text);
  if (rows.length === 0) return [];
  const size = points(12);
  const widths = columnWidths(rows[0]!.length);
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      rows: rows.map(
        (row, i) =>
          new TableRow({
            tableHeader: i === 0,
            cantSplit: true,
            children: row.map(
              (cell, c) =>
                new TableCell({
                  width: { size: widths[c]!, type: WidthType.DXA },
                  margins: { left: 80, right: 80, top: 40, bottom: 40 },
                  children: [i === 0 ? centred(cell, { bold: true, size }) : words(cell, { size })],
                }),
            ),
          }),
      ),
    }),
    words('', { size: points(6) }),
  ];
}

/** The first of several columns counts the rows, and is narrow. */
function columnWidths(count: number): number[] {
  const whole = 165;
  const first = count > 2 ? 14 : whole / count;
  return Array.from({ length: count }, (_, i) => twips(i === 0 ? first : (whole - first) / (count - 1)));
}

function ending({ recipients, signer }: Paper): Table {
  return sideBySide(
    [75, 90],
    [
      recipients.length === 0
        ? [words('')]
        : [
            words(t('sheet.recipients'), { underline: {} }),
            ...recipients.map((one) => words(one.startsWith('-') ? one : `- ${one}`, { size: points(12) })),
          ],
      [
        ...(signer.authority === '' ? [] : [centred(signer.authority.toLocaleUpperCase('vi'), { bold: true })]),
        centred(signer.office.toLocaleUpperCase('vi')),
        centred(signer.name, { bold: true }, { spacing: { before: twips(26) } }),
      ],
    ],
  );
}
