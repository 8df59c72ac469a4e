import { fieldNo, recTypes } from '../../../shared/model/letter';
import { type Member, memberId, memberSchema, type PersonGroup, personGroups } from '../../../shared/model/person';
import { project } from '../../../shared/sync/merge';
import type { VaultCore } from '../core';
import { otherKind, otherRecords } from '../records/others';

const personKind = otherKind(recTypes.person);

/** One member of a record, by the op that added him. */
interface Added {
  readonly opId: string;
  readonly member: Member;
}

/** Who is one person with whom, as far as this desk knows; read when first asked for, and followed from then on. */
export class PersonIndex {
  private readonly byRecord = new Map<string, readonly Added[]>();
  private groups: readonly PersonGroup[] = [];
  private byMember = new Map<string, PersonGroup>();
  private readonly changed = new Set<string>();
  private isLoaded = false;

  constructor(private readonly core: VaultCore) {
    const { records } = core;
    const { columns } = records;
    records.watchers.push((ordinal) => {
      if (columns.codes.text(columns.kind[ordinal]!) === personKind) this.changed.add(columns.recId(ordinal));
    });
  }

  /** Brings the index to the present state. @throws DeskFailure VAULT_DAMAGED */
  async refresh(): Promise<void> {
    const { records } = this.core;
    const changed = this.isLoaded ? [...this.changed] : otherRecords(this.core, recTypes.person);
    this.changed.clear();
    for (const recId of changed) {
      const record = await records.load(recId);
      if (record) this.byRecord.set(recId, membersOf(record.ops));
    }
    if (changed.length > 0) {
      const all = [...this.byRecord].map(([recId, added]) => ({ recId, members: added.map(({ member }) => member) }));
      this.groups = personGroups(all);
      this.byMember = new Map(this.groups.flatMap((group) => group.members.map((one) => [memberId(one), group])));
    }
    this.isLoaded = true;
  }

  groupOf(member: Member): PersonGroup | null {
    return this.byMember.get(memberId(member)) ?? null;
  }

  /** The ops that put a member into a record. */
  added(recId: string, member: Member): string[] {
    const id = memberId(member);
    return (this.byRecord.get(recId) ?? []).flatMap((one) => (memberId(one.member) === id ? [one.opId] : []));
  }

  has(recId: string, member: Member): boolean {
    return this.added(recId, member).length > 0;
  }
}

function membersOf(ops: Parameters<typeof project>[0]): Added[] {
  return (project(ops).sets.get(fieldNo.persons) ?? []).flatMap(({ opId, value }): Added[] => {
    const parsed = memberSchema.safeParse(value);
    return parsed.success ? [{ opId, member: parsed.data }] : [];
  });
}
