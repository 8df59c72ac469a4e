import { type Member, memberId, type PersonGroup } from '../../../shared/model/person';
import { marked } from '../../../shared/text/fold';
import type { PersonLetter, PersonView } from '../api/persons';
import type { VaultCore } from '../core';
import { nameSign } from '../duplicates/reading';
import { slots } from '../duplicates/signatures';
import type { Workplace } from '../handlers';
import { isCovered, rowMaker } from '../list/rows';
import { hasBit } from '../search/bits';
import type { PersonIndex } from './index';
import { type Named, namedIn } from './names';

/** Letters of one person that are shown: reading each takes its whole record. */
const mostLetters = 30;

/**
 * Each person whom a letter names, with the other letters that name him. While its senders are covered they are not told
 * by what else they sent. @throws DeskFailure VAULT_DAMAGED
 */
export async function personsOf(
  { core, uncovered }: Pick<Workplace, 'core' | 'uncovered'>,
  index: PersonIndex,
  recId: string,
): Promise<PersonView[]> {
  await Promise.all([index.refresh(), core.loadSearchNow()]);
  const views: PersonView[] = [];
  const seen = new Set<PersonGroup>();
  for (const named of await namedIn(core, recId)) {
    const group = index.groupOf(named);
    if (group && seen.has(group)) continue;
    if (group) seen.add(group);
    const view = await viewOf(core, named, group);
    const hides = named.role === 'sender' && isCovered(core, uncovered, recId);
    const letters = view.letters.filter((line) => isCovered(core, uncovered, line.recId));
    views.push(hides ? { ...view, letters } : view);
  }
  return views;
}

/** One person: the letter asked about, those merged with it, those of the same name. */
export async function viewOf(core: VaultCore, named: Named, group: PersonGroup | null): Promise<PersonView> {
  const letters: PersonLetter[] = [];
  const known = new Set<string>();
  const add = async (member: Member, merged: boolean) => {
    if (letters.length >= mostLetters || known.has(memberId(member))) return;
    known.add(memberId(member));
    const line = await letterOf(core, member, merged);
    if (line) letters.push(line);
  };
  await add(named, group !== null);
  for (const member of newestFirst(core, group?.members ?? [])) await add(member, true);
  const others = namesakes(core, named).map((recId) => ({ recId, role: named.role, key: named.key }));
  for (const member of newestFirst(core, others)) await add(member, false);
  return { personId: group?.personId ?? null, name: named.name, address: named.address, letters };
}

const newestFirst = (core: VaultCore, members: readonly Member[]): Member[] => {
  const { columns } = core.records;
  const day = ({ recId }: Member) => columns.arrivedOn[columns.find(recId)] ?? 0;
  return [...members].sort((a, b) => day(b) - day(a));
};

/** A letter that is deleted or not on this desk is left out; one that no longer bears the name is told with its own. */
async function letterOf(core: VaultCore, member: Member, merged: boolean): Promise<PersonLetter | null> {
  const { columns } = core.records;
  const ordinal = columns.find(member.recId);
  if (ordinal < 0 || !hasBit(columns.listed(), ordinal)) return null;
  const named = (await namedIn(core, member.recId)).find((one) => memberId(one) === memberId(member));
  if (!named && !merged) return null;
  const { registerNo, kind, level, summary, arrivedOn } = rowMaker(core)(ordinal);
  const { recId, role, key } = member;
  return {
    recId,
    role,
    key,
    name: named?.name ?? '',
    address: named?.address ?? '',
    registerNo,
    kind,
    level,
    summary,
    arrivedOn,
    merged,
  };
}

/** Letters whose first names of that role have the letters of this name: who they are is told by reading them. */
function namesakes(core: VaultCore, named: Named): string[] {
  const { columns, search } = core.records;
  const column = named.role === 'sender' ? search.signatures.senders : search.signatures.accused;
  const name = marked(named.plain);
  const sign = nameSign(name, 0, name.length);
  if (sign === 0) return [];
  const listed = columns.listed();
  const found: number[] = [];
  for (let at = 0; at < columns.count * slots.names; at++) {
    if (column[at] !== sign) continue;
    const ordinal = Math.floor(at / slots.names);
    if (hasBit(listed, ordinal)) found.push(ordinal);
  }
  return found
    .sort((a, b) => columns.arrivedOn[b]! - columns.arrivedOn[a]!)
    .slice(0, mostLetters)
    .map((ordinal) => columns.recId(ordinal));
}
