import { DeskFailure } from '../../../shared/errors';
import type { WorkEvent } from '../../../shared/model/work';
import { findConflict } from '../../../shared/rules/conflictOfInterest';
import type { CaseFacts } from '../../../shared/rules/types';
import type { Workplace } from '../handlers';

/** @throws DeskFailure CONFLICT_OF_INTEREST when this person may not have this letter */
export function refuseAssignment({ core, rules }: Workplace, { letter, work }: CaseFacts, event: WorkEvent): void {
  if (event.t !== 'assign') return;
  const { person, account } = event;
  const unit = rules.unit(core.ports.directory.me().unitId ?? '');
  const found = findConflict({
    letter,
    work,
    act: 'assign',
    person: { name: person, ...(account === undefined ? {} : { account }) },
    unit,
  });
  if (found) throw new DeskFailure('CONFLICT_OF_INTEREST', { finding: found.code });
}
