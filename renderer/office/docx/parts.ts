import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type IRunOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unfilled } from '../../../shared/model/paper';

export const twips = convertMillimetersToTwip;
/** Word counts type in half points. */
export const points = (size: number): number => size * 2;
export const red = 'C00000';

type ParagraphOptions = Exclude<ConstructorParameters<typeof Paragraph>[0], string>;
type RunOptions = Pick<IRunOptions, 'bold' | 'italics' | 'size' | 'color' | 'underline'>;

/** A paragraph of one run style; line feeds break the line, and what is still to be filled stands on yellow. */
export function words(text: string, run: RunOptions = {}, options: ParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...options, children: runs(text, run) });
}

export function runs(text: string, run: RunOptions = {}): TextRun[] {
  return text
    .split('\n')
    .flatMap((line, l) =>
      line
        .split(unfilled)
        .flatMap((part, i) => [
          ...(i > 0 ? [new TextRun({ ...run, text: unfilled, highlight: 'yellow' })] : []),
          ...(part !== '' || l > 0
            ? [new TextRun({ ...run, text: part, ...(l > 0 && i === 0 ? { break: 1 } : {}) })]
            : []),
        ]),
    );
}

export const centred = (text: string, run: RunOptions = {}, options: ParagraphOptions = {}): Paragraph =>
  words(text, run, { alignment: AlignmentType.CENTER, ...options });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none };

/** Columns side by side without lines, as heading blocks and signatures stand. Widths in mm. */
export function sideBySide(widths: readonly number[], cells: readonly (readonly (Paragraph | Table)[])[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map(twips),
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, i) =>
            new TableCell({
              width: { size: twips(widths[i]!), type: WidthType.DXA },
              borders: noBorders,
              // Word wants a paragraph after a table inside a cell.
              children: children.at(-1) instanceof Table ? [...children, new Paragraph({})] : [...children],
            }),
        ),
      }),
    ],
  });
}

/** A frame around lines: the stamp of a marking, the block that ends a copy. Width in mm. */
export function framed(width: number, children: readonly Paragraph[], color = red): Table {
  const side = { style: BorderStyle.SINGLE, size: 10, color };
  return new Table({
    alignment: AlignmentType.CENTER,
    columnWidths: [twips(width)],
    width: { size: twips(width), type: WidthType.DXA },
    borders: { top: side, bottom: side, left: side, right: side },
    rows: [new TableRow({ cantSplit: true, children: [new TableCell({ children: [...children] })] })],
  });
}
