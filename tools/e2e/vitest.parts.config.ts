import { defineConfig } from 'vitest/config';
import { testsOfAlerts, testsOfParts } from './src/harness/parts.ts';
import usual from './vitest.config.ts';

if (testsOfParts.length === 0)
  throw new Error('environments/minikube.yaml has every part off: switch on what is to be tried, render and commit');

// leaving one of them out comes last
const include = [...testsOfParts, ...testsOfAlerts, 'src/parts/without.e2e.ts'];
export default defineConfig({ test: { ...usual.test, include } });
