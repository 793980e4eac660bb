import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goTargets, imageTargets, pythonTargets } from './foreign-targets.ts';
import { goModules, onlyWiring } from './go-modules.ts';
import { pythonProjects } from './python-projects.ts';
import { taken } from './taken.ts';

const root = join(import.meta.dirname, '../../..');

describe('what is not TypeScript', () => {
  it('is linted and tested by the targets that everything has', () => {
    expect(Object.keys(pythonTargets('dags', [])).sort()).toEqual(['lint', 'test', 'typecheck']);
    expect(Object.keys(goTargets('tools/sandbox/programs/layer', ['./...'])).sort()).toEqual(['lint', 'test']);
  });

  it('is tested again when the jars of its tests change', () => {
    const { test } = pythonTargets('spark-jobs', pythonProjects['spark-jobs']);
    expect(test?.inputs).toContain('{workspaceRoot}/docker/spark/jars.sha256');
  });

  it('is built again when a lock that its image takes changes', () => {
    const { image } = imageTargets('docker/airflow', taken('*\n!dags/requirements.txt\n'));
    expect(image?.inputs).toContain('{workspaceRoot}/dags/requirements.txt');
  });
});

it('no Go module with code of its own is left out', () => {
  const modules = globSync('tools/*/**/go.mod', { cwd: root }).map(dirname);
  // the innermost: a module may lie in another
  const moduleOf = (file: string) =>
    modules
      .filter((folder) => file.startsWith(`${folder}/`))
      .sort()
      .at(-1);
  const own = new Set(globSync('tools/*/**/*.go', { cwd: root }).map(moduleOf));
  expect([...Object.keys(goModules), ...onlyWiring].sort()).toEqual([...own].sort());
});

it('no Python code is left out', () => {
  expect(Object.keys(pythonProjects).sort()).toEqual(globSync('*/pyproject.toml', { cwd: root }).map(dirname).sort());
});
