import { loadEnvironment } from '@headwater/environment';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

const environment = loadEnvironment(join(import.meta.dirname, '../..'), 'minikube');
const on = (['gateway', 'identity', 'observability'] as const).filter((part) => environment[part].kind !== 'none');
if (on.length === 0)
  throw new Error('environments/minikube.yaml has every part off: switch on what is to be tried, render and commit');

// what an environment may have off, as far as it has it on; leaving one of them out comes last
export default defineConfig({
  test: { ...usual.test, include: [...on, 'without'].map((part) => `src/parts/${part}.e2e.ts`) },
});
