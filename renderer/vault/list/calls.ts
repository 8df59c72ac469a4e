import type { VaultCalls } from '../api';
import type { Handlers, Workplace } from '../handlers';
import { countAll } from './rows';

const conflictsShown = 5000;

export function listCalls({
  core,
  lists,
}: Workplace): Handlers<Pick<VaultCalls, 'list.open' | 'list.rows' | 'list.counts' | 'conflicts.list'>> {
  return {
    'list.open': (query) => lists.open(query),
    'list.rows': async ({ view, from, count }) => ({ rows: lists.rows(view, from, count) }),
    'list.counts': async () => countAll(core),
    'conflicts.list': async () => ({ rows: await lists.all({ conflictsOnly: true }, conflictsShown) }),
  };
}
