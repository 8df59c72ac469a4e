import type { Bytes } from '../bytes';

export interface Unit {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Current key epoch, 0 before the first. */
  readonly epoch: number;
  readonly sealPublic: Bytes | null;
  /** When the current epoch was published, ms. */
  readonly epochMs: number;
}

export type Units = ReadonlyMap<string, Unit>;

/** The unit and those above it, from itself upwards. It ends even where units stand in a circle. */
function* upwards(units: Units, unitId: string | null): Generator<string> {
  const visited = new Set<string>();
  for (let at = unitId; at !== null && !visited.has(at); at = units.get(at)?.parentId ?? null) {
    visited.add(at);
    yield at;
  }
}

/** How many units stand above this one; 0 for the centre. */
export const depthOf = (units: Units, unitId: string): number =>
  [...upwards(units, units.get(unitId)?.parentId ?? null)].length;

/** True when `below` is `above` or stands under it in the tree. */
export function isWithin(units: Units, below: string, above: string): boolean {
  for (const at of upwards(units, below)) if (at === above) return true;
  return false;
}

/** The unit and everything under it, parents before children. */
export function subtree(units: Units, unitId: string): Unit[] {
  const root = units.get(unitId);
  if (!root) return [];
  const children = new Map<string, Unit[]>();
  for (const unit of units.values()) {
    if (unit.parentId === null) continue;
    const siblings = children.get(unit.parentId);
    if (siblings) siblings.push(unit);
    else children.set(unit.parentId, [unit]);
  }
  const found = [root];
  // The list grows while it is walked: every unit brings its children.
  for (const unit of found) found.push(...(children.get(unit.unitId) ?? []));
  return found;
}
