import type { DuplicateCalls } from '../api/duplicates';
import type { Handlers, Workplace } from '../handlers';
import { findDuplicates } from './find';

export function duplicateCalls(place: Workplace): Handlers<DuplicateCalls> {
  return { 'duplicates.find': (input) => findDuplicates(place, input) };
}
