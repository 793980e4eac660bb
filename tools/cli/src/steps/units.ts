import { globSync } from 'node:fs';
import { executables, thisMachine } from '@headwater/binaries';
import { command, type Step } from './step.ts';

const run = command('vitest', 'run', '--silent=passed-only', '--reporter=dot');

/** All unit tests. What is written in SQL is tried on a PostgreSQL, which is installed where the machine has none. */
export const units: Step = {
  title: 'units',
  command: async () => {
    const there = executables('initdb', thisMachine()).length + globSync('/usr/lib/postgresql/*/bin/initdb').length;
    if (there === 0) await installPostgres();
    return run();
  },
};

/** With Debian's packages; elsewhere, the tests that need it say so. */
async function installPostgres(): Promise<void> {
  const { packages, SandboxError, thisMachine: machine } = await import('@headwater/sandbox');
  await packages(() => undefined, machine(), { postgresql: ['pg_ctlcluster'] }).catch((error: unknown) => {
    if (!(error instanceof SandboxError)) throw error;
  });
}
