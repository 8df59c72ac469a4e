import type { GuardAnswer, GuardWord } from '../../vault/api/work';
import type { Reader } from '../workflow/reading';

/**
 * What the guard asks of a form before it may be saved: nothing without a finding; with one that is only a likeness, a
 * reason; with any other, another person.
 */
export function readGuard(reader: Reader, finding: GuardAnswer | null, field: string, reason: string): void {
  if (!finding) return;
  if (finding.asks) reader.refuse('office', 'guard.asksOffice');
  else if (finding.mayOverride) reader.required('guardReason', reason, 1000);
  else reader.refuse(field, 'guard.blocked');
}

/** The officer's word that it is another person, to be kept with the act itself; null when the guard was silent. */
export function otherPerson(finding: GuardAnswer | null, person: string, reason: string): GuardWord | null {
  if (!finding?.mayOverride) return null;
  return {
    t: 'guard',
    person: person.normalize('NFC').trim(),
    finding: finding.code,
    decision: 'khac-nguoi',
    reason: reason.normalize('NFC').trim(),
  };
}
