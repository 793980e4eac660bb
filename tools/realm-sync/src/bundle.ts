#!/usr/bin/env node
import { join } from 'node:path';
import { build } from 'rolldown';

const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('use: bundle.ts <file>');
  process.exit(2);
}

/** The reconciler and all that it imports, as one file that Node.js runs without node_modules. */
await build({
  input: join(import.meta.dirname, 'main.ts'),
  platform: 'node',
  // types are left out, whatever the compiler is told
  tsconfig: false,
  output: { file: target, format: 'esm', codeSplitting: false },
  logLevel: 'warn',
});
