import { type BrowserWindow, dialog } from 'electron';
import texts from '../../renderer/i18n/vi.json';

/** Asks the officer for the set-up file. Answers its path, or null when he gave up. */
export async function chooseSetupFile(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: texts['dialog.setup.title'],
    properties: ['openFile', 'dontAddToRecent'],
    filters: [{ name: texts['dialog.setup.filter'], extensions: ['kts', 'json'] }],
  };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks the officer for the folder that the scanner writes to. Answers its path, or null when he gave up. */
export async function chooseFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: texts['dialog.folder.title'],
    properties: ['openDirectory', 'dontAddToRecent'],
  };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}
