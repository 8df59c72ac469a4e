import type { Content, TableCell as PdfCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Sheet, TableDocument } from '../api';
import { alignOf, cellText, placeAndDay } from '../words';
import { headingBlock } from './heading';
import { copyBlock, furniture, mm } from './sheet';

const margins = { left: 20, top: 18, right: 12, bottom: 18 };
const longSide = 297;
const shortSide = 210;
const padding = 3;
const line = 0.6;

/** A book or a list as pdfmake lays it out: its head stands again on every page. */
export function tableDefinition(table: TableDocument, sheet: Sheet): TDocumentDefinitions {
  return {
    ...furniture(sheet, table.level, margins, false),
    pageOrientation: table.orientation,
    defaultStyle: { fontSize: 11 },
    content: [
      ...(table.heading === null
        ? []
        : [
            headingBlock({
              ...table.heading,
              number: '',
              about: '',
              level: '',
              standing: [],
              placeAndDay: '',
              size: 12,
              leftWidth: '50%',
            }),
          ]),
      {
        margin: [0, mm(4), 0, mm(4)],
        alignment: 'center',
        stack: [
          { text: table.title, bold: true, fontSize: 15 },
          ...(table.subtitle === '' ? [] : [{ text: table.subtitle, italics: true, fontSize: 12 }]),
        ],
      },
      grid(table),
      ...table.notes.map((note): Content => ({ text: note, margin: [0, 4, 0, 0] })),
      signatures(table),
      ...copyBlock(sheet),
    ],
  };
}

function grid({ columns, rows, bold = [], orientation }: TableDocument): Content {
  const page = mm((orientation === 'landscape' ? longSide : shortSide) - margins.left - margins.right);
  const wanted = columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
  const strong = new Set(bold);
  return {
    fontSize: 10,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ widthMm }) => (page * widthMm) / wanted - 2 * padding - line),
      body: [
        columns.map(({ title }): PdfCell => ({ text: title, bold: true, alignment: 'center' })),
        ...rows.map((row, i) =>
          columns.map(
            (column, c): PdfCell => ({
              text: cellText(row[c], column.type),
              alignment: alignOf(column),
              bold: strong.has(i),
            }),
          ),
        ),
      ],
    },
    layout: {
      paddingLeft: () => padding,
      paddingRight: () => padding,
      hLineWidth: () => line,
      vLineWidth: () => line,
      fillColor: (row) => (row === 0 ? '#eeeeee' : null),
    },
  };
}

function signatures({ signers, placed }: TableDocument): Content {
  if (signers.length === 0 && placed === null) return { text: '' };
  return {
    unbreakable: true,
    margin: [0, mm(4), 0, 0],
    fontSize: 12,
    stack: [
      ...(placed === null
        ? []
        : [{ text: placeAndDay(placed.place, placed.on), italics: true, alignment: 'right' } as Content]),
      {
        margin: [0, 4, 0, 0],
        columns: signers.map(({ authority, office, name }) => ({
          width: '*',
          alignment: 'center',
          stack: [
            ...(authority === '' ? [] : [{ text: authority, bold: true }]),
            { text: office },
            { text: name, bold: true, margin: [0, mm(20), 0, 0] } as Content,
          ],
        })),
      },
    ],
  };
}
