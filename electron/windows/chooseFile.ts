import { type BrowserWindow, dialog } from 'electron';
import texts from '../../renderer/i18n/vi.json';
import type { FileKind } from '../../shared/ipc/contract';

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

/** Asks the officer where to write a file of that kind. Answers its path, or null when he gave up. */
export async function chooseSaveFile(
  window: BrowserWindow | null,
  suggestedName: string,
  kind: FileKind,
): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title: texts['dialog.save.title'],
    defaultPath: suggestedName,
    properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation'],
    filters: [{ name: texts['dialog.save.filter'], extensions: [kind] }],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}
