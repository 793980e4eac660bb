import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';
const { globalSetup: _, ...rest } = usual.test!;
export default defineConfig({ test: { ...rest, include: ['src/network/*.e2e.ts'] } });
