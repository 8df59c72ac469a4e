import type { MenuItemConstructorOptions } from 'electron';
import texts from '../../renderer/i18n/vi.json';

export interface MenuActions {
  readonly lock: () => void;
}

/**
 * The menu bar, in Vietnamese. It replaces Electron's own, which holds reload and developer tools; those are here only
 * in development.
 */
export function menuTemplate(actions: MenuActions, allowDevTools: boolean): MenuItemConstructorOptions[] {
  return [
    {
      label: texts['menu.desk'],
      submenu: [
        { label: texts['menu.lock'], accelerator: 'CmdOrCtrl+Shift+L', click: actions.lock },
        { type: 'separator' },
        { label: texts['menu.quit'], role: 'quit' },
      ],
    },
    {
      label: texts['menu.edit'],
      submenu: [
        { label: texts['menu.undo'], role: 'undo' },
        { label: texts['menu.redo'], role: 'redo' },
        { type: 'separator' },
        { label: texts['menu.cut'], role: 'cut' },
        { label: texts['menu.copy'], role: 'copy' },
        { label: texts['menu.paste'], role: 'paste' },
        { label: texts['menu.selectAll'], role: 'selectAll' },
      ],
    },
    {
      label: texts['menu.view'],
      submenu: [
        { label: texts['menu.zoomIn'], role: 'zoomIn' },
        { label: texts['menu.zoomOut'], role: 'zoomOut' },
        { label: texts['menu.zoomReset'], role: 'resetZoom' },
        { type: 'separator' },
        { label: texts['menu.fullScreen'], role: 'togglefullscreen' },
        ...(allowDevTools ? developerItems : []),
      ],
    },
  ];
}

const developerItems: MenuItemConstructorOptions[] = [
  { type: 'separator' },
  { role: 'reload' },
  { role: 'toggleDevTools' },
];
