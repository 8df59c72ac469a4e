import { bookKeys, formKeys, letterKeys, registerKeys, sheetOf } from '../features/common/screenKeys';
import type { TextKey } from '../i18n/t';
import { undoKey } from '../ui';
import { deskScreens, keysOf } from './screens';

interface Shortcut {
  readonly keys: string;
  readonly text: TextKey;
}

/** The sheet in the manual: what every key does, by place. */
export const shortcutSheet: readonly { readonly title: TextKey; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'help.everywhere',
    shortcuts: [
      { keys: 'Ctrl+K', text: 'help.palette' },
      { keys: 'F1', text: 'help.sheet' },
      { keys: 'Ctrl+L', text: 'help.lock' },
      { keys: 'Esc', text: 'help.leave' },
      { keys: undoKey, text: 'help.undo' },
      ...deskScreens.flatMap((part) => {
        const keys = keysOf(part);
        return keys ? [{ keys, text: part.name }] : [];
      }),
    ],
  },
  {
    title: 'nav.today',
    shortcuts: [
      { keys: '↑ ↓ Home End', text: 'help.today.move' },
      { keys: '← →  PgUp PgDn  1…9  0', text: 'help.today.group' },
      { keys: 'Enter', text: 'help.today.open' },
      { keys: 'Delete', text: 'help.today.removeDraft' },
    ],
  },
  {
    title: 'help.register',
    shortcuts: [
      { keys: '↑ ↓ PgUp PgDn Home End', text: 'help.move' },
      { keys: 'Enter', text: 'help.open' },
      ...sheetOf(registerKeys),
      { keys: 'Space', text: 'help.mark' },
      { keys: 'Shift+↑ ↓', text: 'help.markMore' },
      { keys: 'Ctrl+A  Esc', text: 'help.markAll' },
      { keys: 'Ctrl+C', text: 'help.copy' },
      { keys: 'Ctrl+↑', text: 'help.headings' },
      { keys: 'Enter  Shift+Enter', text: 'help.sort' },
      { keys: 'Alt+← →', text: 'help.moveColumn' },
      { keys: 'Shift+← →', text: 'help.widenColumn' },
    ],
  },
  {
    title: 'help.form',
    shortcuts: [
      { keys: 'Enter', text: 'help.next' },
      { keys: 'Shift+Enter', text: 'help.previous' },
      ...sheetOf(formKeys),
      { keys: 'Ctrl+D', text: 'help.repeat' },
      { keys: 'F6', text: 'duplicates.title' },
    ],
  },
  {
    title: 'detail.title',
    shortcuts: [
      { keys: 'Ctrl+1 … Ctrl+9', text: 'detail.tabs' },
      { keys: '1 … 9', text: 'workflow.next' },
      ...sheetOf(letterKeys),
      { keys: 'Ctrl+S', text: 'help.save' },
    ],
  },
  {
    title: 'nav.classify',
    shortcuts: [
      { keys: 'Alt+↓', text: 'classify.next' },
      { keys: 'Alt+↑', text: 'classify.previous' },
      { keys: 'Alt+O', text: 'classify.open' },
      { keys: 'Alt+Y', text: 'classify.takeAll' },
      { keys: 'Ctrl+S', text: 'classify.save' },
    ],
  },
  {
    title: 'help.papersAndBooks',
    shortcuts: [
      { keys: 'Alt+N', text: 'help.nextUnfilled' },
      { keys: 'Ctrl+S', text: 'help.keepPaper' },
      ...sheetOf(bookKeys),
    ],
  },
  {
    title: 'scans.viewTitle',
    shortcuts: [
      { keys: 'PgUp PgDn', text: 'help.pages' },
      { keys: '+ −', text: 'help.zoom' },
      { keys: '0', text: 'pdf.fitWidth' },
      { keys: 'R', text: 'pdf.turn' },
    ],
  },
];
