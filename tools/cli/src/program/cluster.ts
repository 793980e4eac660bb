import type { Command } from 'commander';
import {
  clusterOption,
  contextOption,
  endedClusterOption,
  oneEnvironmentOption,
  outputOption,
  timeoutOption,
} from './options.ts';

/** From nothing to a cluster, and back. */
export function clusterCommands(headwater: Command): void {
  headwater
    .command('up')
    .description('start a cluster, give it this repository, and wait until everything runs')
    .addOption(clusterOption())
    .addOption(contextOption().conflicts('cluster'))
    .addOption(oneEnvironmentOption())
    .addOption(timeoutOption())
    .option('--dry-run', 'print the commands, and call none', false)
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/up.ts')).up(options));

  headwater
    .command('push')
    .description('give HEAD to the Git server in the cluster, and wait until what it changes is live')
    .addOption(oneEnvironmentOption())
    .addOption(timeoutOption())
    .addOption(contextOption())
    .option('--no-wait', 'do not wait for it')
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/push.ts')).push(options));

  headwater
    .command('kubectl')
    .description('kubectl, with that cluster')
    .argument('[parameters...]', 'what kubectl gets')
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .action(async (parameters) => (await import('../commands/kubectl.ts')).kubectl(parameters));

  headwater
    .command('down')
    .description('end that cluster; its data stays for the next up')
    .addOption(endedClusterOption())
    .option('--purge', 'remove its data, too')
    .action(async (options) => (await import('../commands/down.ts')).down(options));
}
