import { defineConfig } from 'vitest/config';

/** Unit tests stand beside their source; integration tests use real parts. */
export default defineConfig({
  test: {
    include: ['{electron,shared,renderer,center,build}/**/*.test.{ts,tsx}', 'test/{integration,bench}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
