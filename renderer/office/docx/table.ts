import { AlignmentType, type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { Bytes } from '../../../shared/bytes';
import type { Sheet, TableDocument } from '../api';
import { alignOf, cellText, placeAndDay } from '../words';
import { type Page, textWidth, writeDocx } from './document';
import { headingBlock } from './heading';
import { centred, points, sideBySide, twips, words } from './parts';

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** A book or a list for Word, in the same form as its PDF. */
export function tableDocx(table: TableDocument, sheet: Sheet): Promise<{ bytes: Bytes }> {
  const page: Page = {
    orientation: table.orientation,
    margins: { left: 20, top: 18, right: 12, bottom: 18 },
    stampedFirst: false,
    level: table.level,
    size: 12,
  };
  const width = textWidth(page);
  return writeDocx(page, sheet, [
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
            widths: [width / 2, width / 2],
          }),
        ]),
    centred(table.title, { bold: true, size: points(15) }, { spacing: { before: twips(4) } }),
    centred(table.subtitle, { italics: true }, { spacing: { after: twips(4) } }),
    grid(table, width),
    ...table.notes.map((note) => words(note, {}, { spacing: { before: 80 } })),
    ...signatures(table, width),
  ]);
}

function grid({ columns, rows, bold = [] }: TableDocument, width: number): Table {
  const wanted = columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
  const widths = columns.map(({ widthMm }) => twips((width * widthMm) / wanted));
  const strong = new Set(bold);
  const size = points(10);
  const cell = (c: number, child: Paragraph, head = false) =>
    new TableCell({
      width: { size: widths[c]!, type: WidthType.DXA },
      margins: { left: 60, right: 60 },
      ...(head ? { shading: { fill: 'EEEEEE' } } : {}),
      children: [child],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, c) => cell(c, centred(title, { bold: true, size }), true)),
      }),
      ...rows.map(
        (row, r) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column, c) =>
              cell(
                c,
                words(
                  cellText(row[c], column.type),
                  { size, bold: strong.has(r) },
                  { alignment: alignments[alignOf(column)] },
                ),
              ),
            ),
          }),
      ),
    ],
  });
}

function signatures({ signers, placed }: TableDocument, width: number): (Paragraph | Table)[] {
  return [
    ...(placed === null
      ? []
      : [
          words(
            placeAndDay(placed.place, placed.on),
            { italics: true },
            { alignment: AlignmentType.RIGHT, spacing: { before: twips(3) }, keepNext: true },
          ),
        ]),
    ...(signers.length === 0
      ? []
      : [
          sideBySide(
            signers.map(() => width / signers.length),
            signers.map(({ authority, office, name }) => [
              ...(authority === '' ? [] : [centred(authority, { bold: true })]),
              centred(office),
              centred(name, { bold: true }, { spacing: { before: twips(20) } }),
            ]),
          ),
        ]),
  ];
}
