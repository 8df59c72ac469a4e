import type { WorkCalls } from '../api/work';
import type { Handlers, Workplace } from '../handlers';
import { mask, unmask } from '../letter/masking';
import { addWork } from './add';
import { checkGuard } from './guard';
import { todayView } from './today';

export function workCalls(place: Workplace): Handlers<WorkCalls> {
  return {
    'work.add': (input) => addWork(place, input),
    'guard.check': async (question) => ({ finding: await checkGuard(place, question) }),
    'letter.unmask': ({ recId, reason }) => unmask(place, recId, reason),
    'letter.mask': async ({ recId }) => {
      mask(place, recId);
      return {};
    },
    'today.get': async () => todayView(place),
  };
}
