import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

// parts that an environment switches on: each of these tests does so, and leaves the platform as it was
export default defineConfig({ test: { ...usual.test, include: ['src/parts/*.e2e.ts'] } });
