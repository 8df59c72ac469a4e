import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';

/**
 * The page, its vault worker, styles and fonts as files of app://desk: relative addresses, nothing inlined (the CSP
 * allows no inline script, and every font is a file), module worker.
 */
export function rendererBundle({ outDir, name, entry, production }) {
  return {
    configFile: false,
    root: dirname(entry),
    base: './',
    logLevel: 'warn',
    mode: production ? 'production' : 'development',
    define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: 'chrome154',
      outDir: join(outDir, name),
      emptyOutDir: true,
      sourcemap: !production,
      minify: production,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4096,
    },
  };
}
