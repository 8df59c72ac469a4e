import { z } from 'zod';
import { fold } from '../text/fold';
import { type CodeTarget, codeTargets, targets } from './target';

/** How a foreign table is read: remembered for tables with the same headings. */
export const mappingSchema = z.strictObject({
  /** Per column: what it means, or null when it is left out. */
  columns: z.array(z.enum(targets).nullable()).max(500),
  /** Order of day and month in columns whose days could be read both ways, by column; the officer said it. */
  orders: z.record(z.string(), z.enum(['dmy', 'mdy'])),
  /** Per code target: the table's words, folded, and the code that they mean; '' leaves the field empty. */
  codes: z.partialRecord(
    z.enum(Object.keys(codeTargets) as [CodeTarget, ...CodeTarget[]]),
    z.record(z.string(), z.string().max(60)),
  ),
  /** What several names in one cell are divided by; '' when a cell holds one. */
  separator: z.enum(['', ';', ',', '\n', '/']),
  /** What becomes of rows that tell neither a status, nor a closing day, nor a result: worked on, or closed as they are. */
  rest: z.enum(['as-is', 'ket-thuc', 'xep-luu']).default('as-is'),
  /** For letters whose row says nothing of it. */
  fallback: z.strictObject({
    kind: z.enum(['khieu-nai', 'to-cao', 'phan-anh']),
    source: z.string().min(1).max(60),
    level: z.enum(['mat', 'toi-mat', 'tuyet-mat']),
  }),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** The words of a code column as they are compared: without marks, case and doubled blanks. */
export const codeWords = (text: string): string => fold(text).toLowerCase().replace(/\s+/g, ' ').trim();

/** A stable name of a table's shape, for remembering its mapping: its headings, folded. Never longer than 180. */
export const shapeOf = (titles: readonly string[]): string => codeWords(titles.join('|')).slice(0, 180);

export interface CodeChoice {
  readonly code: string;
  readonly name: string;
}

/** The code that a word most likely means: its own name or code, or the only one that it begins or holds; else null. */
export function guessCode(words: string, choices: readonly CodeChoice[]): string | null {
  const wanted = codeWords(words);
  if (wanted === '') return '';
  const exact = choices.find(
    ({ code, name }) => codeWords(name) === wanted || codeWords(code.replaceAll('-', ' ')) === wanted,
  );
  if (exact) return exact.code;
  const near = choices.filter(({ name }) => {
    const known = codeWords(name);
    return known.startsWith(wanted) || wanted.startsWith(known) || known.split(/,\s*/).includes(wanted);
  });
  return near.length === 1 ? near[0]!.code : null;
}
