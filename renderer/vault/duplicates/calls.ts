import type { DuplicateCalls } from '../api/duplicates';
import type { Handlers, Workplace } from '../handlers';
import { findDuplicates } from './find';
import { ManyDuplicates } from './findMany';

export function duplicateCalls(place: Workplace): Handlers<DuplicateCalls> {
  const many = new ManyDuplicates(place);
  return {
    'duplicates.find': (input) => findDuplicates(place, input),
    'duplicates.findMany': (input) => many.find(input),
    'duplicates.stop': async () => {
      many.stop();
      return {};
    },
  };
}
