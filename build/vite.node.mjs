import { builtinModules } from 'node:module';

/** What stays outside the bundles: the host, the native module, and Node itself. */
const outside = new Set(['electron', 'pkcs11js', ...builtinModules]);

/**
 * A single CJS file for the Node side. A sandboxed preload can require nothing of its own, and a main bundle that is
 * one file needs no node_modules in the package.
 */
export function nodeBundle({ root, outDir, name, entry, production }) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    mode: production ? 'production' : 'development',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: production ? false : 'inline',
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        external: (id) => outside.has(id.replace(/^node:/, '')) || id.startsWith('node:'),
        output: { format: 'cjs', entryFileNames: name, codeSplitting: false },
      },
    },
  };
}
