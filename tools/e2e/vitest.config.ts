import { defineConfig } from 'vitest/config';
import { testsOfParts } from './src/harness/parts.ts';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src/*.e2e.ts', 'src/airflow/*.e2e.ts', 'src/operations/{look,secrecy}.e2e.ts', ...testsOfParts],
    globalSetup: ['src/harness/setup.ts'],
    // one cluster, and each test leaves it healthy for the next one
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 1_800_000,
  },
});
