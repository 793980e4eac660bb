import { defineConfig } from 'vitest/config';
import { testsOfAlerts } from './src/harness/parts.ts';
import usual from './vitest.config.ts';

// about an hour more than what the gate has time for
const include = ['src/{long,network,operations}/*.e2e.ts', ...testsOfAlerts];
export default defineConfig({ test: { ...usual.test, include } });
