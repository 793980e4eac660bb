import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

// each test needs a part of the platform that an environment may have off
export default defineConfig({ test: { ...usual.test, include: ['src/parts/*.e2e.ts'] } });
