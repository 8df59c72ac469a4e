import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
    plugins: [react(), pdfDecoders()],
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

/**
 * Puts the PDF reader's decoders for JBIG2, fax and JPEG 2000 beside the page under their own names, by which it asks
 * for them. They are the ones in plain JavaScript: the policy allows no WebAssembly.
 */
function pdfDecoders() {
  const wasm = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'wasm');
  return {
    name: 'pdf-decoders',
    apply: 'build',
    generateBundle() {
      for (const name of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js']) {
        this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source: readFileSync(join(wasm, name)) });
      }
    },
  };
}
