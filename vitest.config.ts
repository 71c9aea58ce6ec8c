import { defineConfig } from 'vitest/config';

/** Slow rooms run one file at a time: they share the machine with real servers. */
const real = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Pure rooms have no state to share, and a process for each file would take longer than its tests.
          isolate: false,
          // Far more than any needs; a machine that also compiles must not fail them.
          testTimeout: 30_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.slow.test.ts', 'test/workflows/**', 'test/e2e/**'],
        },
      },
      {
        test: {
          name: 'workflows',
          include: ['test/workflows/**/*.test.ts'],
          globalSetup: ['test/workflows/global-setup.ts'],
          ...real,
        },
      },
      {
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          exclude: ['test/e2e/**'],
          ...real,
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...real } },
    ],
  },
});
