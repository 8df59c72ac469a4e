import { z } from 'zod';
import { secrecyLevels } from './letter';

/**
 * A paper made from a letter, as the officer edits and issues it. Its JSON is the `body` of the work event `paper`. The
 * sheet's own words (ĐẢNG CỘNG SẢN VIỆT NAM, Số, Kính gửi, Nơi nhận) belong to the form, not to the paper.
 */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.normalize('NFC'));

/** What a template could not fill; it stands in the text until the officer writes something else. */
export const unfilled = '[……]';

export const paragraphStyles = ['text', 'item', 'heading', 'center', 'table'] as const;
export type ParagraphStyle = (typeof paragraphStyles)[number];

const paragraphSchema = z.strictObject({
  style: z.enum(paragraphStyles),
  /** For `table`: one row per line, cells separated by `|`, the first row being the head. */
  text: line(20_000),
});
export type Paragraph = z.infer<typeof paragraphSchema>;

export const paperSchema = z.strictObject({
  format: z.literal(1),
  /** Code of the pack's template. */
  template: z.string().min(1).max(60),
  /** Cơ quan cấp trên, first line of the heading block; may be empty. */
  superior: line(300),
  /** Cơ quan ban hành, second line. */
  issuer: line(300),
  /** Địa danh before the date. */
  place: line(200),
  /** Day of issue, `YYYY-MM-DD`. */
  on: z.iso.date(),
  /** Number and sign as they stand after "Số", e.g. `12-TB/UBKT`; empty while no number was taken. */
  numberText: line(60),
  /** The sign alone, e.g. `TB/UBKT`, printed after a blank while no number was taken. */
  sign: line(60),
  level: z.enum(secrecyLevels).or(z.literal('')),
  /** Upper-case title; empty for an official letter (công văn). */
  title: line(300),
  /** Trích yếu: under the title, or under the number of an official letter. */
  about: line(2000),
  /** Kính gửi; none when the form has no such line. */
  to: z.array(line(500)).max(20),
  body: z.array(paragraphSchema).max(200),
  /** Nơi nhận. */
  recipients: z.array(line(300)).max(100),
  signer: z.strictObject({ authority: line(200), office: line(200), name: line(200) }),
});
export type Paper = z.infer<typeof paperSchema>;

/** The paper in an event's `body`; null when it is not one of this version's. */
export function readPaper(body: string): Paper | null {
  try {
    return paperSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** How many places of the paper are still to be filled. */
export function countUnfilled(paper: Paper): number {
  const texts = [
    paper.superior,
    paper.issuer,
    paper.place,
    paper.title,
    paper.about,
    ...paper.to,
    ...paper.body.map(({ text }) => text),
    ...paper.recipients,
    ...Object.values(paper.signer),
  ];
  return texts.reduce((sum, text) => sum + text.split(unfilled).length - 1, 0);
}
