import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { nodeBundle } from './vite.node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { devDependencies, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packages = Object.keys({ ...devDependencies, ...dependencies });

/**
 * Compiles a TypeScript program of this repository that runs on plain Node from here (never packaged): our own sources
 * into one file in out/tools, packages left where they are. Answers the path of the file.
 */
export async function compileTool(name, entry) {
  const config = nodeBundle({
    root,
    outDir: join(root, 'out', 'tools'),
    name: `${name}.cjs`,
    entry: join(root, entry),
    production: false,
  });
  const ours = config.build.rolldownOptions.external;
  const external = (id) =>
    ours(id) || packages.some((packageName) => id === packageName || id.startsWith(`${packageName}/`));
  config.ssr = { target: 'node', external: packages };
  config.build.rolldownOptions.external = external;
  const { NODE_ENV } = process.env;
  await build(config);
  // Building sets it, and what is started afterwards would take itself for the product.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  return join(root, 'out', 'tools', `${name}.cjs`);
}
