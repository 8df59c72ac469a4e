import type { WorkEvent } from '../../../shared/model/work';
import { type Finding, findConflict } from '../../../shared/rules/conflictOfInterest';
import { askedOf, type Deed, deedOf } from '../../../shared/rules/deeds';
import type { RulePack } from '../../../shared/rules/pack/schema';
import type { CaseFacts, UnitFacts } from '../../../shared/rules/types';
import type { DirectoryLookup } from '../ports';

/** What the guard knows besides the letter. */
export interface Ground {
  readonly directory: DirectoryLookup;
  readonly unit: (unitId: string) => UnitFacts | null;
  readonly pack: RulePack;
}

/** What stands against a deed. The name as written is asked about, and the one that the directory has for the account. */
export function conflictOf({ directory, unit, pack }: Ground, facts: CaseFacts, deed: Deed): Finding | null {
  const known = deed.account === undefined ? null : directory.account(deed.account);
  const unitId = deed.unitId ?? known?.unitId;
  const unitName = unitId === undefined ? {} : { personUnitName: directory.unitName(unitId) };
  const own = unit(directory.me().unitId ?? '');
  for (const person of new Set([deed.person, ...(known ? [known.holder] : [])])) {
    const asked = askedOf({ ...deed, person, unitId }, facts, pack);
    const found = findConflict({ ...asked, unit: own, ...unitName });
    if (found) return found;
  }
  return null;
}

/** The same for what an event makes somebody do; null for one that is nobody's deed. */
export function findingOn(ground: Ground, facts: CaseFacts, event: WorkEvent): Finding | null {
  const deed = deedOf(event, facts, ground.pack);
  return deed && conflictOf(ground, facts, deed);
}
