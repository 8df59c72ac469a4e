import type { VaultCalls } from '../api';
import type { ListCalls } from '../api/list';
import type { Handlers, Workplace } from '../handlers';
import { Facets } from './facets';
import { countAll } from './rows';

type Calls = ListCalls & Pick<VaultCalls, 'list.open' | 'list.rows' | 'list.counts' | 'conflicts.list'>;
const conflictsShown = 5000;

export function listCalls({ core, lists }: Workplace): Handlers<Calls> {
  const facets = new Facets(core.records.columns);
  return {
    'list.open': (query) => lists.open(query),
    'list.rows': async ({ view, from, count }) => ({ rows: lists.rows(view, from, count) }),
    'list.ids': async ({ view, from, count }) => ({ recIds: lists.ids(view, from, count) }),
    'list.facets': async ({ view, fields }) => facets.of(lists.selected(view).wanted, fields),
    'list.counts': async () => countAll(core),
    'conflicts.list': async () => ({ rows: await lists.all({ conflictsOnly: true }, conflictsShown) }),
  };
}
