import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project } from '../sync/merge';
import { type Op, opKind } from '../sync/op';
import { fieldNo, recTypes } from './letter';
import { type Member, memberId, memberSchema, personGroups } from './person';

const member = (n: number): Member => ({
  recId: n.toString(16).padStart(32, '0'),
  role: n % 2 ? 'sender' : 'accused',
  key: n.toString(16).padStart(16, '0'),
});
const recId = (n: number) => `f${n.toString(16).padStart(31, '0')}`;

/** What merges and splits of several desks leave, whatever reached this one first. */
function seen(ops: readonly Op[]) {
  const byRecord = new Map<string, Op[]>();
  for (const op of ops) byRecord.set(op.recId, [...(byRecord.get(op.recId) ?? []), op]);
  const records = [...byRecord].map(([id, own]) => ({
    recId: id,
    members: (project(own).sets.get(fieldNo.persons) ?? []).map(({ value }) => memberSchema.parse(value)),
  }));
  return personGroups(records).map((group) => ({ ...group, members: group.members.map(memberId) }));
}

describe('persons', () => {
  it('are the same on every desk, in whatever order merges and splits arrived', () => {
    const acts = fc.array(fc.record({ to: fc.nat(3), who: fc.nat(6), split: fc.boolean() }), { maxLength: 25 });
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (list, random) => {
        const ops: Op[] = [];
        for (const [n, { to, who, split }] of list.entries()) {
          const common = {
            opId: (n + 1).toString(16).padStart(32, '0'),
            recType: recTypes.person,
            recId: recId(to),
            actor: 'x',
          };
          const adds = ops.filter(
            (op) =>
              op.recId === recId(to) &&
              op.kind === opKind.setAdd &&
              memberId(op.body[42] as never) === memberId(member(who)),
          );
          if (split && adds.length > 0) {
            const base = { [fieldNo.persons]: adds.map(({ opId }) => opId) };
            ops.push({ ...common, kind: opKind.setRemove, base, body: {} });
          } else ops.push({ ...common, kind: opKind.setAdd, base: {}, body: { [fieldNo.persons]: member(who) } });
        }
        const order = ops.map((op) => ({ op, at: random.next().value! })).sort((a, b) => a.at - b.at);
        expect(seen(order.map(({ op }) => op))).toEqual(seen(ops));
      }),
    );
  });

  it('that two desks merged with the same third one are one', () => {
    const groups = personGroups([
      { recId: recId(2), members: [member(1), member(2)] },
      { recId: recId(1), members: [member(3), member(2)] },
      { recId: recId(3), members: [member(4)] },
    ]);
    expect(groups).toEqual([
      { personId: recId(1), recIds: [recId(1), recId(2)], members: [member(1), member(2), member(3)] },
    ]);
  });
});
