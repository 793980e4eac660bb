import { loadEnvironment, type Environment } from '@headwater/environment';
import { readManifests } from '@headwater/integrity';
import { table } from '@headwater/look';
import { consequences } from '../decisions/consequences.ts';
import { decisions, type Decision } from '../decisions/decisions.ts';
import { wrapped } from '../decisions/wrapped.ts';
import { root } from '../repository.ts';

/** Compares two environments: what a person has decided differently, and what follows from it. No cluster is asked. */
export function diffEnvironments(left: string, right: string, output: 'text' | 'json'): void {
  const decided = decisions(written(left), written(right));
  const followed = consequences(readManifests(root, left), readManifests(root, right));
  if (output === 'json') {
    console.log(JSON.stringify({ environments: [left, right], decisions: decided, consequences: followed }, null, 2));
    return;
  }
  if (decided.length === 0) return console.log(`${left} and ${right} decide the same`);
  const head = ['', left, right];
  console.log([...table([head, ...decided.flatMap(rows)]), '', ...table([head, ...followed.flatMap(rows)])].join('\n'));
}

const columnWidth = 44;

function rows({ what, left = '', right = '' }: Decision): string[][] {
  const [one, other] = [wrapped(left, columnWidth), wrapped(right, columnWidth)];
  return Array.from({ length: Math.max(one.length, other.length) }, (_, line) => [
    line === 0 ? what : '',
    one[line] ?? '',
    other[line] ?? '',
  ]);
}

/** What stands in the file: the rest is the repository's. */
function written(name: string): Omit<Environment, 'name' | 'dagFiles' | 'jobFiles'> {
  const { name: _name, dagFiles: _dagFiles, jobFiles: _jobFiles, ...file } = loadEnvironment(root, name);
  return file;
}
