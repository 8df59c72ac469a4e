import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Path of the real Electron binary, or null where it is absent. Never asks `require('electron')`, which would try to
 * download it. `root` is the project's folder.
 */
export function realElectron(root) {
  if (process.env.ELECTRON_PATH) return process.env.ELECTRON_PATH;
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** The host to run the desk with here. */
export const deskHost = (root) => realElectron(root) ?? join(root, 'build', 'chromium-host', 'electron');
