import { Option, type Command } from 'commander';
import { contextOption, oneEnvironmentOption, outputOption, timeoutOption } from './options.ts';

/** What a cluster holds and Git does not. */
export function backupCommands(headwater: Command): void {
  headwater
    .command('backup')
    .description('write the databases, buckets and secrets to a folder or bucket; run again, it brings that up to date')
    .argument('[place]', `${places}; without it, a folder of your own state that the next backup finds again`)
    .option('-r, --recipient <key...>', 'public keys of age, age1…; a passphrase is asked for where there is none')
    .addOption(passphraseOption().conflicts('recipient'))
    .addOption(new Option('--no-secrets', 'leave the secrets out').conflicts(['recipient', 'passphraseFile']))
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .addHelpText('after', variables)
    .action(async (place, options) => (await import('../commands/backup.ts')).backup(place, options));

  headwater
    .command('restore')
    .description('bring such a backup into a cluster that is up; run again, it goes on where it was')
    .argument('<place>', `what backup has written: ${places}`)
    .option('-i, --identity <file>', 'private keys of age; a passphrase is asked for where there is none')
    .addOption(passphraseOption().conflicts('identity'))
    .option('--replace', 'lose the rows and objects that the cluster holds', false)
    .addOption(oneEnvironmentOption())
    .addOption(timeoutOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .addHelpText('after', variables)
    .action(async (place, options) => (await import('../commands/restore.ts')).restore(place, options));
}

const places = 'a folder, or s3://<bucket>/<prefix>';

const variables = `
For s3://, variables say where and who: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL_S3; docs/backup.md has them all.`;

const passphraseOption = () => new Option('--passphrase-file <file>', 'a file whose first line is the passphrase');
