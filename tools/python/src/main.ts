#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { binaryPath, BinaryError, executables, thisMachine } from '@headwater/binaries';
import { commands, taskNames } from './commands.ts';
import { environment } from './environment.ts';
import { projects, type ProjectName } from './projects.ts';
import { PythonError } from './python-error.ts';
import { activated, found } from './variables.ts';

const root = join(import.meta.dirname, '../../..');
const [project = '', ...words] = process.argv.slice(2);

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BinaryError || error instanceof PythonError)) throw error;
  console.error(error.message);
  process.exitCode = 3;
}

/** Runs a task, or a program, of a project's environment in the project's folder; ends as the first that fails. */
async function main(): Promise<number> {
  if (!isProject(project) || words.length === 0) {
    console.error(
      `use: main.ts <${Object.keys(projects).join(' | ')}> <${taskNames.join(' | ')} | program> [argument…]`,
    );
    return 2;
  }
  const machine = thisMachine();
  const folder = join(root, project);
  const python = await environment(folder, await binaryPath('uv'), machine);
  const lines = commands(words);
  const needs = lines.some(([program]) => program === 'pytest') ? projects[project].needs : [];
  const variables = { ...activated(python, machine), ...(await found(needs, root, machine)) };
  for (const [program, ...parameters] of lines) {
    const [path] = executables(program, { ...machine, environment: { PATH: join(python, 'bin') } });
    if (path === undefined)
      throw new PythonError(`${project}: has no program '${program}'; it locks the package of none`);
    const { status } = spawnSync(path, parameters, { cwd: folder, env: variables, stdio: 'inherit' });
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

function isProject(name: string): name is ProjectName {
  return name in projects;
}
