import { Option, type Command } from 'commander';

/** What an environment stands on. */
export function infrastructureCommands(headwater: Command): void {
  const infrastructure = headwater.command('infrastructure').description('what an environment stands on, infra/<name>');

  infrastructure
    .command('adopt')
    .description('write what infra/<name> has made into environments/<name>.yaml')
    .argument('<file>', 'what `tofu output -json` prints; - reads it from the standard input')
    .addOption(new Option('-e, --environment <name>', 'one of environments/*.yaml').default('aks'))
    .option('--dry-run', 'say what would change and change nothing', false)
    .action(async (file, options) =>
      (await import('../commands/infrastructure-adopt.ts')).adoptInfrastructure(file, options),
    );
}
