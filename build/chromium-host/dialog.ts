import { lifecycle } from './lifecycle';

const noAnswer = (method: string): Promise<never> =>
  Promise.reject(
    new Error(
      `[stand-in] no answer queued for dialog.${method}: there is no screen to ask on; a test replaces the method in main`,
    ),
  );

function needsReady(): void {
  if (!lifecycle.isReady) throw new Error('dialog module can only be used after app is ready');
}

/** Electron's dialog. Nothing can be asked here, so every call is refused until a test answers in its place. */
export const dialog = {
  async showOpenDialog(..._args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    needsReady();
    return noAnswer('showOpenDialog');
  },
  async showSaveDialog(..._args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    needsReady();
    return noAnswer('showSaveDialog');
  },
  async showMessageBox(..._args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    needsReady();
    return noAnswer('showMessageBox');
  },
  showErrorBox(title: string, content: string): void {
    console.error(`[stand-in] ${title}\n${content}`);
  },
};
