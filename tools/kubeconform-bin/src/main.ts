#!/usr/bin/env node
import { BinaryError } from '@headwater/binaries';
import { kubeconform } from './index.ts';

try {
  // this process becomes kubeconform, with its input, output and signals: none has to be passed on
  process.execve!(await kubeconform(), ['kubeconform', ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof BinaryError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
