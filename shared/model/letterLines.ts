import { fail, ok, type Result } from '../errors';
import { type Letter, letterSchema } from './letter';

/** Longest line taken, in UTF-16 units; a letter's content alone may have 100,000. */
const longestLine = 1_048_576;

/**
 * Reads letters from JSON lines: one letter a line, UTF-8, fields exactly those of `letterSchema` (required: `kind`,
 * `source`, `level`, `authorship`, `arrivedOn`, `senders`, `accused`, `summary`; dates as YYYY-MM-DD). Blank lines, CRLF
 * and a leading byte order mark are allowed. Text comes back NFC and trimmed.
 *
 * All or nothing: one faulty line and no letter is returned. The error is INVALID_LETTER or TOO_LARGE with `line`
 * (from 1) of the first faulty line, `field` (a path such as `senders.0.name`; empty when the line is no JSON
 * object or has a field that letters do not) and `faulty`, how many lines are; never a word of the letters themselves.
 */
export function readLetters(jsonLines: string): Result<Letter[]> {
  const letters: Letter[] = [];
  const faults: { readonly code: 'INVALID_LETTER' | 'TOO_LARGE'; readonly line: number; readonly field: string }[] = [];
  const lines = jsonLines.replace(/^\uFEFF/, '').split('\n');
  for (const [at, text] of lines.entries()) {
    const line = at + 1;
    if (text.length > longestLine) faults.push({ code: 'TOO_LARGE', line, field: '' });
    else if (text.trim() !== '') {
      const parsed = parseLine(text);
      if ('letter' in parsed) letters.push(parsed.letter);
      else faults.push({ code: 'INVALID_LETTER', line, field: parsed.field });
    }
  }
  const first = faults[0];
  return first ? fail(first.code, { line: first.line, field: first.field, faulty: faults.length }) : ok(letters);
}

function parseLine(text: string): { readonly letter: Letter } | { readonly field: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { field: '' };
  }
  const parsed = letterSchema.safeParse(value);
  if (parsed.success) return { letter: parsed.data };
  const issue = parsed.error.issues[0];
  return { field: issue?.path.map(String).join('.') ?? '' };
}
