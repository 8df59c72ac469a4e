import type { TextKey } from '../../i18n/t';
import type { ScreenAction } from './actions';

/** What a screen can do: the one source of its keys, of the sheet in the manual and of the command palette. */
export interface ScreenKey {
  /** As it is shown: `N`, `Ctrl+F`; absent where only the palette and a button lead there. */
  readonly keys?: string;
  /** The sheet's words for the keys where there are more of them. */
  readonly sheet?: string;
  readonly text: TextKey;
}

type ScreenKeys = Readonly<Record<string, ScreenKey>>;

export const registerKeys = {
  search: { keys: 'Ctrl+F', sheet: '/  Ctrl+F', text: 'help.search' },
  new: { keys: 'N', text: 'help.new' },
  filter: { keys: 'F', text: 'register.filter' },
  columns: { keys: 'C', text: 'register.columns' },
  views: { keys: 'V', text: 'register.views' },
  facets: { keys: 'T', text: 'register.facetsToggle' },
  export: { keys: 'X', text: 'export.title' },
  bulk: { keys: 'B', text: 'help.bulk' },
  bulkDone: { keys: 'U', text: 'bulk.listTitle' },
} as const satisfies ScreenKeys;

export const letterKeys = {
  edit: { keys: 'E', text: 'action.edit' },
  classify: { keys: 'L', text: 'workflow.act.classify' },
  propose: { keys: 'P', text: 'workflow.act.propose' },
  approve: { keys: 'D', text: 'workflow.act.approve' },
  step: { keys: 'B', text: 'workflow.act.step' },
  transfer: { keys: 'C', text: 'workflow.act.transfer' },
  remind: { keys: 'O', text: 'workflow.act.remind' },
  remindAnswer: { keys: 'T', text: 'workflow.act.remindAnswer' },
  result: { keys: 'K', text: 'workflow.act.result' },
  unmask: { keys: 'X', text: 'mask.show' },
  paper: { text: 'case.makePaper' },
  scan: { text: 'scans.choose' },
  remove: { text: 'action.delete' },
} as const satisfies ScreenKeys;

export const formKeys = {
  save: { keys: 'Ctrl+S', text: 'help.save' },
  saveAndNew: { keys: 'Ctrl+Enter', text: 'form.saveAndNew' },
  saveAndPrint: { keys: 'Ctrl+P', text: 'form.saveAndPrint' },
  addSender: { keys: 'Alt+G', text: 'form.addSender' },
  addAccused: { keys: 'Alt+B', text: 'form.addAccused' },
  addClaim: { keys: 'Alt+N', text: 'form.addClaim' },
  addRelated: { keys: 'Alt+L', text: 'form.addRelated' },
  putAside: { keys: 'Alt+M', text: 'draft.putAside' },
} as const satisfies ScreenKeys;

export const bookKeys = {
  print: { keys: 'Ctrl+P', text: 'books.print' },
  preview: { text: 'books.preview' },
  pdf: { text: 'books.pdf' },
  xlsx: { text: 'books.xlsx' },
  close: { text: 'books.close' },
} as const satisfies ScreenKeys;

/** The words of an entry. */
type Words = (key: TextKey) => string;

/** Those of a screen's list for which there is something to run now, in the list's order. */
export function actionsOf<K extends string>(
  list: Readonly<Record<K, ScreenKey>>,
  words: Words,
  runs: Readonly<Partial<Record<K, (() => void) | null>>>,
): ScreenAction[] {
  return (Object.keys(list) as K[]).flatMap((id): ScreenAction[] => {
    const run = runs[id];
    const { keys, text } = list[id];
    return run ? [{ id, label: words(text), ...(keys ? { keys } : {}), run }] : [];
  });
}

/** The lines of the sheet: entries that have a key. */
export const sheetOf = (list: ScreenKeys): { readonly keys: string; readonly text: TextKey }[] =>
  Object.values(list).flatMap(({ keys, sheet = keys, text }) => (sheet ? [{ keys: sheet, text }] : []));
