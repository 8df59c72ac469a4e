import { fold } from '../../../shared/text/fold';
import type { PersonView } from '../api/persons';
import type { VaultCore } from '../core';
import { select } from '../list/select';
import type { PersonIndex } from './index';
import { type Named, namedIn } from './names';
import { viewOf } from './views';

const mostRead = 40;
const mostShown = 20;

/** People by words of their names, the last of which may be unfinished; those of the most letters first. */
export async function findPersons(core: VaultCore, index: PersonIndex, text: string): Promise<PersonView[]> {
  const words = fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  await Promise.all([index.refresh(), core.loadSearchNow()]);
  const firstOf = new Map<string, { named: Named; letters: number }>();
  for (const recId of lettersNaming(core, words)) {
    for (const named of await namedIn(core, recId)) {
      if (!bears(named.plain, words)) continue;
      const who = index.groupOf(named)?.personId ?? `${named.role} ${named.key}`;
      const known = firstOf.get(who);
      if (known) known.letters++;
      else firstOf.set(who, { named, letters: 1 });
    }
  }
  const best = [...firstOf.values()].sort((a, b) => b.letters - a.letters).slice(0, mostShown);
  const views: PersonView[] = [];
  for (const { named } of best) views.push(await viewOf(core, named, index.groupOf(named)));
  return views;
}

/** The newest letters in which all of the words stand among senders or accused. */
function lettersNaming(core: VaultCore, words: readonly string[]): string[] {
  const { columns, search, orders } = core.records;
  const found = new Set<number>();
  for (const field of ['nguoigui', 'bican']) {
    const bits = search.find(words.map((word) => `${field}:${word}`).join(' '), columns.count);
    for (const ordinal of select(columns, orders, {}, bits).slice(0, mostRead)) found.add(ordinal);
  }
  return [...found]
    .sort((a, b) => columns.arrivedOn[b]! - columns.arrivedOn[a]!)
    .slice(0, mostRead)
    .map((i) => columns.recId(i));
}

function bears(name: string, words: readonly string[]): boolean {
  const own = name.split(/[^a-z0-9]+/);
  return words.every((word, i) => own.some((one) => (i === words.length - 1 ? one.startsWith(word) : one === word)));
}
