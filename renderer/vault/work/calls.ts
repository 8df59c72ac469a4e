import { DeskFailure } from '../../../shared/errors';
import type { WorkCalls } from '../api/work';
import type { Handlers, Workplace } from '../handlers';
import { letterDetail } from '../letter/detail';
import { addWork } from './add';

export function workCalls(place: Workplace): Handlers<WorkCalls> {
  return {
    'work.add': (input) => addWork(place, input),
    'guard.check': async () => ({ finding: null }),
    'letter.unmask': ({ recId }) => letterDetail(place, recId),
    'letter.mask': async () => ({}),
    'today.get': async () => {
      throw new DeskFailure('NOT_ALLOWED');
    },
  };
}
