import type { TargetConfiguration } from '@nx/devkit';
import { goEnvironment, goTasks } from './go-modules.ts';
import { pythonCommand } from './python-projects.ts';

type Targets = Record<string, TargetConfiguration>;

/** The targets of a folder of Python code, whose tests read these files of others. */
export function pythonTargets(name: string, read: readonly string[]): Targets {
  const target = (task: 'lint' | 'types' | 'test', ...inputs: readonly string[]): TargetConfiguration => ({
    cache: true,
    command: pythonCommand(name, task).join(' '),
    inputs: [
      'default',
      '{workspaceRoot}/tools/python/src/**/*',
      '{workspaceRoot}/tools/binaries/src/**/*',
      ...inputs.map((path) => `{workspaceRoot}/${path}`),
    ],
  });
  return {
    lint: target('lint'),
    typecheck: target('types'),
    test: target('test', ...read),
  };
}

/** The targets of a Go module of ours. */
export function goTargets(root: string, packages: readonly string[]): Targets {
  const target = (words: readonly string[]): TargetConfiguration => ({
    cache: true,
    executor: 'nx:run-commands',
    options: { command: ['go', ...words, ...packages].join(' '), cwd: root, env: goEnvironment },
    inputs: ['default', 'sharedGlobals', { runtime: 'go version' }],
  });
  return { lint: target(goTasks.lint), test: target(goTasks.tests) };
}

/** The target of a folder below docker/, by which a workflow knows whether it has to be built. */
export const imageTargets = (root: string, taken: readonly string[]): Targets => ({
  image: {
    cache: false,
    command: `docker buildx build --file ${root}/Dockerfile .`,
    inputs: ['default', ...taken.map((path) => `{workspaceRoot}/${path}`)],
  },
});
