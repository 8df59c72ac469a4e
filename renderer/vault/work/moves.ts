import { DeskFailure } from '../../../shared/errors';
import { isPastDay } from '../../../shared/rules/eventDay';
import type { RecordView } from '../../../shared/sync/merge';
import type { Op } from '../../../shared/sync/op';
import type { VaultInput } from '../api';
import type { Workplace } from '../handlers';
import { caseFacts } from './facts';
import { refuseBarred } from './guard';
import { refuseOwnMove } from './ownPart';

/**
 * Refuses a move that the pack does not offer, or for which something must stand first, done by somebody who may act on
 * the letter; and one on a day to come, or before the letter arrived.
 * @throws DeskFailure NOT_ALLOWED, CONFLICT_OF_INTEREST (`own`, `standing`), MOVE_DAY, or MOVE_MISSING with what is missing
 */
export function offered(place: Workplace, { to, reason, track, on }: VaultInput<'letter.move'>) {
  return (view: RecordView, ops: readonly Op[]): void => {
    const facts = caseFacts(view, ops);
    refuseOwnMove(place, facts, to);
    const move = place.rules.moves(facts, track).find((item) => item.to === to);
    if (!move) throw new DeskFailure('NOT_ALLOWED');
    if (on !== undefined && !isPastDay(facts, on, place.rules.today)) throw new DeskFailure('MOVE_DAY');
    refuseBarred(place, facts, move.barred);
    const missing = move.missing.filter((what) => what !== 'reason' || !reason);
    if (missing.length > 0) throw new DeskFailure('MOVE_MISSING', { missing: missing.join(',') });
  };
}
