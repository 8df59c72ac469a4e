import { AlignmentType, BorderStyle, Paragraph, type Table } from 'docx';
import { t } from '../../i18n/t';
import { levelMark } from '../words';
import { centred, framed, points, red, runs, sideBySide, twips } from './parts';

export interface HeadingTexts {
  readonly superior: string;
  readonly issuer: string;
  readonly number: string;
  readonly about: string;
  readonly level: string;
  /** Lines of a second stamp, of a paper that is not in force. */
  readonly standing: readonly string[];
  readonly placeAndDay: string;
  readonly size: number;
  /** mm of the left and the right column. */
  readonly widths: readonly [number, number];
}

/** Width of the Party's line in mm, at one point more than `size`, so that the rule below is as long as the words. */
const partyWidth = (size: number): number => (size + 1) * 5.1;

/** The heading block of Party papers, as the PDF has it. */
export function headingBlock(texts: HeadingTexts): Table {
  const size = points(texts.size);
  const right = texts.widths[1];
  const inset = twips(Math.max(0, (right - partyWidth(texts.size) - 4) / 2));
  return sideBySide(texts.widths, [
    [
      ...(texts.superior === '' ? [] : [centred(texts.superior.toLocaleUpperCase('vi'), { size })]),
      centred(texts.issuer.toLocaleUpperCase('vi'), { bold: true, size }),
      centred('*', { size }),
      ...(texts.number === '' ? [] : [centred(texts.number, { size })]),
      ...(texts.about === '' ? [] : [centred(texts.about, { italics: true, size: points(12) })]),
      ...(texts.level === ''
        ? []
        : [
            centred('', { size: points(4) }),
            framed(38, [centred(levelMark(texts.level), { bold: true, color: red, size: points(14) })]),
          ]),
      ...(texts.standing.length === 0
        ? []
        : [centred('', { size: points(4) }), framed(48, texts.standing.map(standingLine), black)]),
    ],
    [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        indent: { left: inset, right: inset },
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
        children: runs(t('sheet.party'), { bold: true, size: points(texts.size + 1) }),
      }),
      ...(texts.placeAndDay === ''
        ? []
        : [centred(texts.placeAndDay, { italics: true, size }, { spacing: { before: 120 } })]),
    ],
  ]);
}

const black = '000000';

const standingLine = (text: string, i: number): Paragraph =>
  centred(text, { bold: true, size: points(i === 0 ? 14 : 11) });
