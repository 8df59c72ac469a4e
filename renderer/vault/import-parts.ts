import { ok, type Result } from '../../shared/errors';
import type { VaultInput, VaultOutput } from './api';

type Import = (input: VaultInput<'import.letters'>) => Promise<Result<VaultOutput<'import.letters'>>>;

/** Letters per message, and messages on their way: copying one part goes on while the worker stores another. */
const partLetters = 1024;
const inFlight = 3;

/** Hands an import over in parts. The first error ends it; what was stored before stays. */
export async function importInParts(
  call: Import,
  { letters, name, links = [], past, correction }: VaultInput<'import.letters'>,
): ReturnType<Import> {
  const total = letters.length;
  const waiting: ReturnType<Import>[] = [];
  let imported = 0;
  let importId = '';
  for (let from = 0; from < total || waiting.length > 0; ) {
    if (from < total && waiting.length < inFlight) {
      waiting.push(
        call({
          letters: letters.slice(from, from + partLetters),
          part: { from, total },
          links: links.filter((link) => link.from >= from && link.from < from + partLetters),
          ...(name === undefined ? {} : { name }),
          ...(past ? { past: past.slice(from, from + partLetters) } : {}),
          ...(correction === undefined ? {} : { correction }),
        }),
      );
      from += partLetters;
      continue;
    }
    const result = await waiting.shift()!;
    if (!result.ok) return result;
    imported += result.value.imported;
    importId = result.value.importId;
  }
  return ok({ imported, importId });
}
