import { Option, type Command } from 'commander';
import {
  clusterOption,
  contextOption,
  endedClusterOption,
  oneEnvironmentOption,
  outputOption,
  timeoutOption,
  withoutOption,
} from './options.ts';

const withoutHelp = `
--without observability, or --without gateway,identity: the cluster runs one commit more than HEAD, in which that part
has kind none and everything is rendered again. It is made in a clone of its own; files and branches here stay as they
are. push makes it anew for each HEAD, status, diff and upgrade compare with it, and up without the option brings HEAD
back. What the part keeps on volumes stays for that.`;

/** From nothing to a cluster, and back. */
export function clusterCommands(headwater: Command): void {
  headwater
    .command('up')
    .description('start a cluster, give it this repository, and wait until everything runs')
    .addOption(clusterOption())
    .addOption(contextOption().conflicts('cluster'))
    .addOption(oneEnvironmentOption())
    .addOption(timeoutOption())
    .addOption(withoutOption())
    .option('--dry-run', 'print the commands, and call none', false)
    .option('--yes', 'what infra/<environment> makes needs no confirmation, as long as nothing goes', false)
    .addOption(outputOption())
    .addHelpText('after', withoutHelp)
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
    .addOption(
      new Option('-e, --environment <name>', 'stop the nodes of one that stands on infra/<name>').conflicts('cluster'),
    )
    .option('--purge', 'remove its data, too')
    .option('--confirm <name>', 'with --environment and --purge: the name of the environment, instead of typing it')
    .action(async (options) => (await import('../commands/down.ts')).down(options));
}
