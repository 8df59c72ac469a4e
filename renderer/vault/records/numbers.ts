import { type BookNumber, bookNumberSchema, fieldNo, letterFields } from '../../../shared/model/letter';
import { type Op, opKind, type Value } from '../../../shared/sync/op';

/** `cong-van/2026/12`, with a leading `-` for one that the letter no longer has. */
export interface OtherNumber extends BookNumber {
  readonly former: boolean;
}

/**
 * The numbers of books that a record holds or has held besides its present place `own`: of its papers and prints, and
 * former ones of a letter. A number once given is never free again.
 */
export function otherNumbers(ops: readonly Op[], own: BookNumber | null): string {
  if (ops.length === 1 && ops[0]!.kind === opKind.put) return '';
  const more = new Set<string>();
  for (const op of ops) {
    if (op.kind === opKind.append) for (const number of appended(op)) more.add(written(number));
    else {
      const number = numberOf(op.body[letterFields.number]);
      if (number && (!own || written(number) !== written(own))) more.add(`-${written(number)}`);
    }
  }
  return [...more].join(' ');
}

/** Numbers that an appended event drew: of papers (work), and of prints (access log). */
function appended(op: Op): BookNumber[] {
  const work = op.body[fieldNo.work];
  const access = op.body[fieldNo.access];
  const events = [...(work === undefined ? [] : [work]), ...(Array.isArray(access) ? access : [])];
  return events.flatMap((event: Value) => {
    const isGroup = typeof event === 'object' && event !== null && !Array.isArray(event);
    const number = isGroup ? numberOf((event as { readonly [key: string]: Value }).number) : null;
    return number ? [number] : [];
  });
}

export function numberOf(value: Value | undefined): BookNumber | null {
  if (value === null || value === undefined) return null;
  const parsed = bookNumberSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

const written = ({ book, year, no }: BookNumber): string => `${book.replaceAll(/[\s/]/g, '_')}/${year}/${no}`;

/** Reads what `otherNumbers` wrote. */
export function parseNumbers(text: string): OtherNumber[] {
  if (text === '') return [];
  return text.split(' ').flatMap((item) => {
    const [, former, book, year, no] = /^(-?)([^/]+)\/(\d+)\/(\d+)$/.exec(item) ?? [];
    return book === undefined ? [] : [{ book, year: Number(year), no: Number(no), former: former === '-' }];
  });
}
