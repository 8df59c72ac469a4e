import type { Content } from 'pdfmake/interfaces';
import { t } from '../../i18n/t';
import { levelMark } from '../words';
import { marked } from './marked';
import { mm, red } from './sheet';

const rule = (side: 'bottom') => ({
  hLineWidth: (i: number) => (side === 'bottom' && i === 1 ? 0.8 : 0),
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 1,
});

/** In the middle of its column, only as wide as its text. */
const centred = (content: Content): Content => ({
  columns: [
    { width: '*', text: '' },
    { width: 'auto', stack: [content] },
    { width: '*', text: '' },
  ],
});

export interface HeadingTexts {
  readonly superior: string;
  readonly issuer: string;
  /** Under the star; empty for books. */
  readonly number: string;
  /** Trích yếu of an official letter; empty for papers with a title. */
  readonly about: string;
  /** Code of the marking that is stamped under the number. */
  readonly level: string;
  /** Lines of a second stamp under it, of a paper that is not in force. */
  readonly standing: readonly string[];
  readonly placeAndDay: string;
  /** Points; the party's line is one larger. */
  readonly size: number;
  readonly leftWidth: number | string;
}

/** The heading block of Party papers: whose paper on the left, the Party, place and day on the right. */
export function headingBlock(texts: HeadingTexts): Content {
  const { size } = texts;
  return {
    columnGap: 8,
    columns: [
      {
        width: texts.leftWidth,
        alignment: 'center',
        fontSize: size,
        stack: [
          ...(texts.superior === '' ? [] : [{ text: texts.superior.toLocaleUpperCase('vi') }]),
          { text: texts.issuer.toLocaleUpperCase('vi'), bold: true },
          { text: '*', lineHeight: 0.9 },
          ...(texts.number === '' ? [] : [{ text: texts.number }]),
          ...(texts.about === '' ? [] : [{ text: marked(texts.about), italics: true, fontSize: 12 }]),
          ...(texts.level === '' ? [] : [stamp([levelMark(texts.level)], red)]),
          ...(texts.standing.length === 0 ? [] : [stamp(texts.standing, black)]),
        ],
      },
      {
        width: '*',
        alignment: 'center',
        stack: [
          centred({
            table: { body: [[{ text: t('sheet.party'), bold: true, fontSize: size + 1, noWrap: true }]] },
            layout: rule('bottom'),
          }),
          ...(texts.placeAndDay === ''
            ? []
            : [{ text: marked(texts.placeAndDay), italics: true, fontSize: size, margin: [0, 6, 0, 0] } as Content]),
        ],
      },
    ],
  };
}

const black = '#000000';

/** A stamp: capitals in a frame of their colour, what follows the first line smaller. Red is the marking's alone. */
function stamp([first = '', ...more]: readonly string[], color: string): Content {
  const stack = [{ text: first, fontSize: 14 }, ...more.map((text) => ({ text, fontSize: 11 }))];
  return {
    margin: [0, mm(2), 0, 0],
    ...(centred({
      table: { body: [[{ stack, color, bold: true, alignment: 'center', margin: [6, 1, 6, 1] }]] },
      layout: { hLineColor: () => color, vLineColor: () => color, hLineWidth: () => 1.4, vLineWidth: () => 1.4 },
    }) as object),
  } as Content;
}
