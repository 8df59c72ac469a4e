import { DeskFailure } from '../../../shared/errors';
import { fieldNo, recTypes } from '../../../shared/model/letter';
import { type Member, memberId } from '../../../shared/model/person';
import { type Op, opKind } from '../../../shared/sync/op';
import { acting } from '../acting';
import type { VaultCore } from '../core';
import { newRecIds } from '../letter/save';
import type { PersonIndex } from './index';
import { namedIn } from './names';

/**
 * Says that these named persons are one; those who were one with any of them stay so. Answers the person's id.
 * @throws DeskFailure NOT_FOUND for a name that its letter does not bear, BAD_INPUT for fewer than two persons
 */
export async function mergePersons(core: VaultCore, index: PersonIndex, persons: readonly Member[]): Promise<string> {
  await index.refresh();
  for (const person of persons) await mustBeNamed(core, person);
  const groups = new Map(
    persons.flatMap((person) => index.groupOf(person) ?? []).map((group) => [group.personId, group]),
  );
  const members = new Map(
    [...persons, ...[...groups.values()].flatMap((group) => group.members)].map((one) => [memberId(one), one]),
  );
  if (members.size < 2) throw new DeskFailure('BAD_INPUT', { what: 'persons' });
  const personId = [...groups.keys()].sort()[0] ?? newRecIds(core.ports.now(), 1)[0]!;
  const missing = [...members.values()].filter((member) => !index.has(personId, member));
  await write(
    core,
    missing.map((member) => ({ recId: personId, kind: opKind.setAdd, member })),
  );
  return personId;
}

/**
 * Takes a named person out again; the others stay one. @throws DeskFailure NOT_FOUND when nobody merged him
 */
export async function splitPerson(core: VaultCore, index: PersonIndex, person: Member, reason: string): Promise<void> {
  await index.refresh();
  const group = index.groupOf(person);
  if (!group) throw new DeskFailure('NOT_FOUND');
  const removals = group.recIds.flatMap((recId): Change[] => {
    const seen = index.added(recId, person);
    return seen.length === 0 ? [] : [{ recId, kind: opKind.setRemove, seen, reason }];
  });
  // Records that only he held together stay together through the first of them.
  const first = group.recIds[0]!;
  const rest = group.members.filter((member) => memberId(member) !== memberId(person) && !index.has(first, member));
  const adds = group.recIds.length > 1 ? rest : [];
  await write(core, [...removals, ...adds.map((member) => ({ recId: first, kind: opKind.setAdd, member }) as const)]);
}

type Change =
  | { readonly recId: string; readonly kind: typeof opKind.setAdd; readonly member: Member }
  | {
      readonly recId: string;
      readonly kind: typeof opKind.setRemove;
      readonly seen: readonly string[];
      readonly reason: string;
    };

/** All in one row of the journal: on disk whole or not at all. */
async function write(core: VaultCore, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const { unitId, account } = acting(core);
  const ops = changes.map((change): Op => {
    const common = { opId: core.newOpId(), recType: recTypes.person, recId: change.recId, actor: account };
    return change.kind === opKind.setAdd
      ? { ...common, kind: change.kind, base: {}, body: { [fieldNo.persons]: { ...change.member } } }
      : { ...common, kind: change.kind, base: { [fieldNo.persons]: change.seen }, body: {}, reason: change.reason };
  });
  await core.append({
    recIds: [...new Set(ops.map(({ recId }) => recId))],
    make: () => ({ kind: 'ops', groups: [{ unitId, ops }] }),
  });
}

async function mustBeNamed(core: VaultCore, person: Member): Promise<void> {
  const named = await namedIn(core, person.recId);
  if (!named.some((one) => memberId(one) === memberId(person))) throw new DeskFailure('NOT_FOUND');
}
