import { Accounts } from '../features/accounts/Accounts';
import { Books } from '../features/books/Books';
import { ClassifyRun } from '../features/classification/ClassifyRun';
import type { Route } from '../features/common/route';
import { Conflicts } from '../features/conflicts/Conflicts';
import { HelpScreen } from '../features/help/HelpScreen';
import { ImportScreen } from '../features/import/ImportScreen';
import { EditLetter } from '../features/intake/EditLetter';
import { Intake } from '../features/intake/Intake';
import { LetterScreen } from '../features/letters/LetterScreen';
import { LogScreen } from '../features/log/LogScreen';
import { Papers } from '../features/papers/Papers';
import { PracticeScreen } from '../features/practice/PracticeScreen';
import { Register } from '../features/register/Register';
import { RulesScreen } from '../features/rules/RulesScreen';
import { SyncPanel } from '../features/sync/SyncPanel';
import { Today } from '../features/today/Today';
import type { Identity } from '../vault/api';

/** The screen of a route. An account without letters sees the directory and the manual, whatever it asks for. */
export function Screen({ route, identity }: { readonly route: Route; readonly identity: Identity }) {
  if (route.screen === 'help') return <HelpScreen topic={route.topic} />;
  if (!identity.mayUseLetters) return <Accounts identity={identity} />;
  switch (route.screen) {
    case 'today':
      return <Today />;
    case 'register':
      return <Register />;
    case 'intake':
      return <Intake draft={route.draft} />;
    case 'classify':
      return <ClassifyRun first={route.recId} />;
    case 'letter':
      return <LetterScreen recId={route.recId} tab={route.tab} form={route.form} />;
    case 'edit':
      return <EditLetter recId={route.recId} draft={route.draft} />;
    case 'papers':
      return <Papers recId={route.recId} paper={route.paper} />;
    case 'import':
      return <ImportScreen />;
    case 'books':
      return <Books />;
    case 'log':
      return <LogScreen />;
    case 'rules':
      return <RulesScreen />;
    case 'practice':
      return <PracticeScreen />;
    case 'conflicts':
      return <Conflicts />;
    case 'sync':
      return <SyncPanel />;
    case 'accounts':
      return <Accounts identity={identity} />;
    default:
      return <Register />;
  }
}
