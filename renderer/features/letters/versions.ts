import type { Value } from '../../../shared/sync/op';
import type { HistoryEntry } from '../../vault/api';

type Field = HistoryEntry['changes'][number]['field'];
/** The letter's fields as they stood at a moment. */
export type Version = ReadonlyMap<Field, Value>;

/** What stood right after an entry. `entries` are oldest first; notes are not part of a version. */
export function versionAt(entries: readonly HistoryEntry[], opId: string): Version {
  const version = new Map<Field, Value>();
  for (const entry of entries) {
    // A content that moves by itself is not the letter's own status.
    if (entry.track === undefined) {
      for (const { field, after } of entry.changes) if (field !== 'note') version.set(field, after);
    }
    if (entry.opId === opId) break;
  }
  return version;
}

export interface Difference {
  readonly field: Field;
  readonly left: Value;
  readonly right: Value;
  readonly same: boolean;
}

/** Every field that either version has, in the order in which they first came, with what each says. */
export function differences(left: Version, right: Version): readonly Difference[] {
  const fields = [...new Set([...left.keys(), ...right.keys()])];
  return fields.map((field) => {
    const [a, b] = [left.get(field) ?? null, right.get(field) ?? null];
    return { field, left: a, right: b, same: JSON.stringify(a) === JSON.stringify(b) };
  });
}
