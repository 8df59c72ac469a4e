import { z } from 'zod';

/**
 * A person whom several letters name is a record (recType 2) that holds an observed-remove set of named persons
 * (`fieldNo.persons`): who merges adds to it, who splits removes what he saw. Letters know nothing of it, so merging
 * persons never joins letters. Records that share a member are one person.
 */
const personRoles = ['sender', 'accused'] as const;
export type PersonRole = (typeof personRoles)[number];

/** A person as one letter names him. */
export const memberSchema = z.strictObject({
  recId: z.string().regex(/^[0-9a-f]{32}$/),
  role: z.enum(personRoles),
  /** Stands for the name: 16 hex digits, the same for the same words in any order, with marks or without. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
});
export type Member = z.infer<typeof memberSchema>;

/** What tells a member from the others. */
export const memberId = ({ recId, role, key }: Member): string => `${recId} ${role} ${key}`;

/** What one record says. */
export interface PersonRecord {
  readonly recId: string;
  readonly members: readonly Member[];
}

/** Named persons that are one, over all records. */
export interface PersonGroup {
  /** The least id of its records. */
  readonly personId: string;
  readonly recIds: readonly string[];
  readonly members: readonly Member[];
}

/**
 * The persons that the records make: those that share a member, however far round, are one. The same for any order of
 * records and members; a person of fewer than two members is none.
 */
export function personGroups(records: readonly PersonRecord[]): PersonGroup[] {
  const parent = new Map<string, string>();
  const root = (recId: string): string => {
    let at = recId;
    while (parent.get(at) !== at) at = parent.get(at)!;
    return at;
  };
  const holder = new Map<string, string>();
  for (const { recId, members } of records) {
    if (!parent.has(recId)) parent.set(recId, recId);
    for (const member of members) {
      const id = memberId(member);
      const other = holder.get(id);
      if (other === undefined) holder.set(id, recId);
      else parent.set(root(recId), root(other));
    }
  }
  const groups = new Map<string, { recIds: Set<string>; members: Map<string, Member> }>();
  for (const { recId, members } of records) {
    const group = groups.get(root(recId)) ?? { recIds: new Set<string>(), members: new Map<string, Member>() };
    groups.set(root(recId), group);
    group.recIds.add(recId);
    for (const member of members) group.members.set(memberId(member), member);
  }
  return [...groups.values()]
    .filter(({ members }) => members.size > 1)
    .map(({ recIds, members }) => {
      const ids = [...recIds].sort();
      return { personId: ids[0]!, recIds: ids, members: [...members.keys()].sort().map((id) => members.get(id)!) };
    })
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}
