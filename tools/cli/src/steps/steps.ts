import { binaryPath } from '@headwater/binaries';
import { glob } from 'zx';
import { root } from '../repository.ts';
import { goSteps } from './go.ts';
import { pythonSteps } from './python.ts';
import { command, type Step } from './step.ts';
import { units } from './units.ts';

const shellcheck = async () => [
  await binaryPath('shellcheck'),
  'headwater',
  '.ci/run',
  'tools/look/src/completion/headwater.bash',
  ...(await glob('tools/sandbox/images/**/*.sh', { cwd: root })),
];

const hadolint = async () => [
  await binaryPath('hadolint'),
  '--config',
  'docker/.hadolint.yaml',
  ...(await glob('docker/*/Dockerfile', { cwd: root })),
];

/** Everything that is tested before a merge, what takes longest last. */
export const steps: readonly Step[] = [
  { title: 'format', command: command('prettier', '--check', '--log-level=warn', '.') },
  { title: 'project references', command: command('nx', 'sync:check') },
  { title: 'lint', command: command('eslint', '.') },
  { title: 'shell scripts', command: shellcheck },
  { title: 'workflows', command: async () => [await binaryPath('actionlint')] },
  { title: 'Dockerfiles', command: hadolint },
  { title: 'infrastructure', command: command('node', 'tools/azure/src/lint/main.ts') },
  { title: 'types', command: command('tsc', '--build') },
  units,
  { title: 'manifests are what is rendered', command: command('./headwater', 'check') },
  { title: 'manifests fit their schemas', command: command('./headwater', 'validate') },
  { title: 'manifests fit together', command: command('./headwater', 'integrity') },
  ...goSteps,
  ...pythonSteps,
];
