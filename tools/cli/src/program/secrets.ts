import type { Command } from 'commander';
import { contextOption } from './options.ts';

/** The secrets of a cluster. */
export function secretsCommands(headwater: Command): void {
  headwater
    .command('secrets')
    .description('the secrets of that cluster')
    .command('show')
    .description('print one value, and nothing else')
    .argument('<namespace/name>', 'the secret')
    .argument('[key]', 'which of its values')
    .addOption(contextOption())
    .action(async (secret, key, options) =>
      (await import('../commands/secrets-show.ts')).showSecret(secret, key, options),
    );
}
