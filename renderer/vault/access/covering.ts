import { recTypes } from '../../../shared/model/letter';
import { maskedText } from '../../../shared/rules/masking';
import type { Workplace } from '../handlers';
import { coverOf } from '../letter/masking';
import { isCovered } from '../list/rows';

/** Letters whose names are looked for in one entry; of an act on more of them its words are not shown. */
const mostRead = 200;

/**
 * Words that an officer wrote for the log (a reason, a recipient, a purpose) as they may be shown beside these letters:
 * without the names of those whom a letter shields, unless it stands uncovered. What was written stays in the log.
 */
export async function coveredWords<T extends Readonly<Record<string, string>>>(
  place: Pick<Workplace, 'core' | 'uncovered'>,
  recIds: readonly string[],
  words: T,
): Promise<T> {
  const { core, uncovered } = place;
  if (Object.values(words).every((word) => word === '')) return words;
  const covered = recIds.filter((recId) => isCovered(core, uncovered, recId) || uncovered.has(recId));
  if (covered.length > mostRead)
    return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, word && maskedText])) as T;
  let shown = words;
  for (const recId of covered) {
    const record = await core.records.load(recId);
    if (!record || record.ops[0]!.recType !== recTypes.letter) continue;
    const cover = coverOf(place, recId, record.ops);
    if (cover) shown = cover.deep(shown);
  }
  return shown;
}
