import type { InlineConfig } from 'vite';

export interface BundleOptions {
  readonly root: string;
  readonly outDir: string;
  readonly name: string;
  readonly entry: string;
  readonly production: boolean;
}

export function nodeBundle(options: BundleOptions): InlineConfig;
