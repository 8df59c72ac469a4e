import type { ManualTopic } from '../../i18n/manual';
import type { Route } from '../common/route';

/** The page of the manual for each screen: what F1 opens there. */
export const pageOf: Readonly<Record<Route['screen'], ManualTopic>> = {
  today: 'today',
  register: 'register',
  intake: 'intake',
  edit: 'intake',
  letter: 'letter',
  classify: 'classify',
  papers: 'papers',
  conflicts: 'conflicts',
  import: 'import',
  books: 'books',
  log: 'log',
  rules: 'rules',
  help: 'help',
  practice: 'practice',
  sync: 'sync',
  accounts: 'accounts',
};
const pagesOfTabs: Readonly<Record<string, ManualTopic>> = { clock: 'deadlines', papers: 'papers', scans: 'scans' };

/** The page for where the officer is, down to the open part of a letter. */
export function pageFor(route: Route): ManualTopic {
  const tab = route.screen === 'letter' ? route.tab : undefined;
  return (tab && pagesOfTabs[tab]) || pageOf[route.screen];
}
