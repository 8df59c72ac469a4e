import type { TextKey } from '../i18n/t';
import { deskScreens, keysOf } from './screens';

interface Shortcut {
  readonly keys: string;
  readonly text: TextKey;
}

/** The sheet behind F1: what every key does, by place. */
export const shortcutSheet: readonly { readonly title: TextKey; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: 'help.everywhere',
    shortcuts: [
      { keys: 'Ctrl+K', text: 'help.palette' },
      { keys: 'F1', text: 'help.sheet' },
      { keys: 'Ctrl+L', text: 'help.lock' },
      ...deskScreens.flatMap((part) => {
        const keys = keysOf(part);
        return keys ? [{ keys, text: part.name }] : [];
      }),
    ],
  },
  {
    title: 'help.register',
    shortcuts: [
      { keys: '/  Ctrl+F', text: 'help.search' },
      { keys: '↑ ↓ PgUp PgDn Home End', text: 'help.move' },
      { keys: 'Enter', text: 'help.open' },
      { keys: 'N', text: 'help.new' },
    ],
  },
  {
    title: 'help.form',
    shortcuts: [
      { keys: 'Enter', text: 'help.next' },
      { keys: 'Shift+Enter', text: 'help.previous' },
      { keys: 'Ctrl+S', text: 'help.save' },
      { keys: 'Ctrl+Enter', text: 'form.saveAndNew' },
      { keys: 'Ctrl+P', text: 'form.saveAndPrint' },
      { keys: 'Ctrl+D', text: 'help.repeat' },
      { keys: 'Alt+G', text: 'form.addSender' },
      { keys: 'Alt+B', text: 'form.addAccused' },
      { keys: 'Alt+N', text: 'form.addClaim' },
      { keys: 'Alt+L', text: 'form.addRelated' },
      { keys: 'Alt+M', text: 'draft.putAside' },
      { keys: 'Esc', text: 'help.leave' },
    ],
  },
];
