import { basename } from 'node:path';
import { BinaryError, executables, thisMachine } from '@headwater/binaries';
import { goEnvironment, goModules, goTasks } from '@headwater/nx-platform/go-modules';
import type { Step } from './step.ts';

/** Go code, module by module. */
export const goSteps: readonly Step[] = Object.entries(goModules).flatMap(([folder, packages]) =>
  Object.entries(goTasks).map(([task, words]) => ({
    title: `${basename(folder)}: ${task}`,
    command: async () => [go(), ...words, ...packages],
    folder,
    environment: goEnvironment,
  })),
);

function go(): string {
  const [path] = executables('go', thisMachine());
  if (path === undefined) throw new BinaryError('go: is missing; install Go (https://go.dev/dl)');
  return path;
}
