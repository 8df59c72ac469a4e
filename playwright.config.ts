import { defineConfig } from '@playwright/test';

/** Two suites on one host: the desk as its officers use it, and the host's own behaviour as Electron documents it. */
export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    { name: 'semantics', testDir: 'test/semantics' },
  ],
  testMatch: '**/*.spec.ts',
  outputDir: 'out/test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON
    ? [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON }]]
    : [['list']],
});
