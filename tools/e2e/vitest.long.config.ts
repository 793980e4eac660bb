import { mergeConfig } from 'vitest/config';
import usual from './vitest.config.ts';

// what takes so long that it is not in the gate
export default mergeConfig(
  { ...usual, test: { ...usual.test, include: [] } },
  { test: { include: ['src/airflow/*.e2e.ts', 'src/long/*.e2e.ts'] } },
);
