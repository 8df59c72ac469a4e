import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { bulk } from './bulk';
import { acceleratorsOfMenu } from './menu';
import type { IsolatedConfig } from './messages';

export const isolatedWorld = 'Electron Isolated Context';

/** Names no page script can guess, one set per window. */
export interface SecretNames {
  readonly binding: string;
  readonly deliver: string;
  readonly secret: string;
}

export function makeSecretNames(): SecretNames {
  const name = () => `n${randomBytes(16).toString('hex')}`;
  return { binding: name(), deliver: name(), secret: name() };
}

export interface PreloadOptions {
  readonly preload?: string;
  readonly additionalArguments?: readonly string[];
}

const bundle = (name: string): string => readFileSync(join(__dirname, name), 'utf8');

/** The script for the page's own world. */
export const pageScript = ({ secret }: SecretNames): string =>
  `(() => {\n${bundle('page.js')}\nstandInPage.start(${JSON.stringify(secret)});\n})();`;

/**
 * The script for the isolated world: our runtime and the app's preload as a function body. Frames other than the main
 * one get none of it. `onBadPreload` is told when the preload cannot be read or parsed; the page loads without it.
 */
export function isolatedScript(
  names: SecretNames,
  options: PreloadOptions,
  onBadPreload: (error: Error) => void,
): string {
  const config: IsolatedConfig = {
    ...names,
    bulk: bulk.secret,
    preloadPath: options.preload ?? '',
    accelerators: acceleratorsOfMenu(),
    process: {
      argv: [process.argv[0], ...(options.additionalArguments ?? [])],
      env: process.env,
      platform: process.platform,
      arch: process.arch,
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      versions: process.versions,
      version: process.version,
      execPath: process.argv[0],
    },
  };
  const preload = options.preload ? wrapPreload(options.preload, onBadPreload) : 'null';
  return `(() => {\nif (window.top !== window) return;\n${bundle('isolated.js')}\nstandInIsolated.start(${JSON.stringify(config)}, ${preload});\n})();`;
}

function wrapPreload(path: string, onBadPreload: (error: Error) => void): string {
  try {
    const parameters = 'require, process, exports, module, Buffer, global, setImmediate, clearImmediate';
    const wrapped = `(function (${parameters}) {\n${readFileSync(path, 'utf8')}\n})`;
    new Script(wrapped, { filename: path });
    return wrapped;
  } catch (error) {
    onBadPreload(error as Error);
    return 'null';
  }
}
