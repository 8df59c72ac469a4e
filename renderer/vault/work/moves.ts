import { DeskFailure } from '../../../shared/errors';
import type { RecordView } from '../../../shared/sync/merge';
import type { Op } from '../../../shared/sync/op';
import type { VaultInput } from '../api';
import type { Workplace } from '../handlers';
import { caseFacts } from './facts';

/**
 * Refuses a move that the pack does not offer, or for which something must stand first.
 * @throws DeskFailure NOT_ALLOWED, or MOVE_MISSING with what is missing
 */
export function offered({ rules }: Workplace, { to, reason, track }: VaultInput<'letter.move'>) {
  return (view: RecordView, ops: readonly Op[]): void => {
    const move = rules.moves(caseFacts(view, ops), track).find((item) => item.to === to);
    if (!move) throw new DeskFailure('NOT_ALLOWED');
    const missing = move.missing.filter((what) => what !== 'reason' || !reason);
    if (missing.length > 0) throw new DeskFailure('MOVE_MISSING', { missing: missing.join(',') });
  };
}
