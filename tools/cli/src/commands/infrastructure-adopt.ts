import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentNames } from '@headwater/environment';
import { exitCodes, Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { oneOf } from '../selection.ts';

export interface AdoptOptions {
  readonly environment: string;
  readonly dryRun: boolean;
}

/** Makes an environment say what its infrastructure is. */
export async function adoptInfrastructure(file: string, { environment, dryRun }: AdoptOptions): Promise<void> {
  const { adopt, outputsOf } = await import('@headwater/azure/adoption');
  const outputs = read(file, outputsOf);
  const path = `environments/${oneOf('environment', environment, environmentNames(root))}.yaml`;
  const before = readFileSync(join(root, path), 'utf8');
  const { text, changes, unused } = adopt(before, outputs);
  for (const { line, path: key, before, after } of changes)
    console.log(`${path}:${line}: '${key}' is '${before}', and '${after}' in Azure`);
  if (unused.length > 0) console.log(`${path} says nothing of ${unused.join(', ')}`);
  if (changes.length === 0) return console.log(`${path}: nothing to change`);
  if (dryRun) return console.log(`${path}: nothing was changed`);
  writeFileSync(join(root, path), text);
  console.log(`${path}: changed; run ./headwater render, read the diff and commit both`);
}

function read<T>(file: string, outputsOf: (json: string) => T): T {
  if (file !== '-' && !existsSync(file)) throw new Failure(`there is no file '${file}'`, exitCodes.wrongUse);
  try {
    return outputsOf(readFileSync(file === '-' ? process.stdin.fd : file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file === '-' ? 'standard input' : file}: ${(error as Error).message}\nnothing was changed`);
  }
}
