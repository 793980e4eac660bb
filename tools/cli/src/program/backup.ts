import { Option, type Command } from 'commander';
import { contextOption, oneEnvironmentOption, outputOption, timeoutOption } from './options.ts';

/** What a cluster holds and Git does not. */
export function backupCommands(headwater: Command): void {
  headwater
    .command('backup')
    .description('write the databases, buckets and secrets to a folder; run again, it brings that up to date')
    .argument('[folder]', 'where; without it, a folder of your own state that the next backup finds again')
    .option('-r, --recipient <key...>', 'public keys of age, age1…; a passphrase is asked for where there is none')
    .addOption(passphraseOption().conflicts('recipient'))
    .addOption(new Option('--no-secrets', 'leave the secrets out').conflicts(['recipient', 'passphraseFile']))
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .action(async (folder, options) => (await import('../commands/backup.ts')).backup(folder, options));

  headwater
    .command('restore')
    .description('bring such a backup into a cluster that is up; run again, it goes on where it was')
    .argument('<folder>', 'what backup has written')
    .option('-i, --identity <file>', 'private keys of age; a passphrase is asked for where there is none')
    .addOption(passphraseOption().conflicts('identity'))
    .option('--replace', 'lose the rows and objects that the cluster holds', false)
    .addOption(oneEnvironmentOption())
    .addOption(timeoutOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .action(async (folder, options) => (await import('../commands/restore.ts')).restore(folder, options));
}

const passphraseOption = () => new Option('--passphrase-file <file>', 'a file whose first line is the passphrase');
