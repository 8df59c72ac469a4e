import type { Route } from '../features/common/route';
import type { TextKey } from '../i18n/t';

/** Screens that need nothing to be opened. */
type PlainScreen = Exclude<Route['screen'], 'letter' | 'edit' | 'papers'>;

export interface DeskScreen {
  readonly screen: PlainScreen;
  readonly name: TextKey;
  /** Alt and this digit lead there. */
  readonly digit?: string;
}

/** The parts of the desk in their order: the one source of the navigation, its keys and the command palette. */
export const deskScreens: readonly DeskScreen[] = [
  { screen: 'today', name: 'nav.today', digit: '1' },
  { screen: 'register', name: 'nav.register', digit: '2' },
  { screen: 'intake', name: 'nav.intake', digit: '3' },
  { screen: 'classify', name: 'nav.classify', digit: '4' },
  { screen: 'conflicts', name: 'nav.conflicts', digit: '5' },
  { screen: 'books', name: 'nav.books' },
  { screen: 'log', name: 'nav.log' },
  { screen: 'import', name: 'nav.import' },
  { screen: 'rules', name: 'nav.rules' },
  { screen: 'sync', name: 'nav.sync', digit: '6' },
  { screen: 'accounts', name: 'nav.accounts' },
  { screen: 'practice', name: 'nav.practice' },
];

/** What an account without letters may look at. */
export const directoryScreens: readonly DeskScreen[] = deskScreens.filter(({ screen }) => screen === 'accounts');

export const keysOf = ({ digit }: DeskScreen): string | undefined => (digit ? `Alt+${digit}` : undefined);

/** Which part of the desk a route belongs to. */
export function partOf({ screen }: Route): Route['screen'] {
  return screen === 'letter' || screen === 'edit' || screen === 'papers' ? 'register' : screen;
}
