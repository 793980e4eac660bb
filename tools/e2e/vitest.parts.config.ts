import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

// what an environment can leave out, each where the cluster has it
export default defineConfig({ test: { ...usual.test, include: ['src/parts/*.e2e.ts'] } });
