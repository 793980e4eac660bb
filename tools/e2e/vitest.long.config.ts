import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

// about an hour more than what the gate has time for
export default defineConfig({ test: { ...usual.test, include: ['src/{long,network,operations}/*.e2e.ts'] } });
