import { InvalidArgumentError, Option, type Command } from 'commander';
import { contextOption, oneEnvironmentOption, outputOption } from './options.ts';

/** The secrets of a cluster. */
export function secretsCommands(headwater: Command): void {
  const secrets = headwater.command('secrets').description('the secrets of that cluster');

  secrets
    .command('list')
    .description('the declared secrets: where they are, who reads them and how old they are, never a value')
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/secrets-list.ts')).listSecrets(options));

  secrets
    .command('show')
    .description('print one value, and nothing else')
    .argument('<namespace/name>', 'the secret')
    .argument('[key]', 'which of its values')
    .addOption(contextOption())
    .action(async (secret, key, options) =>
      (await import('../commands/secrets-show.ts')).showSecret(secret, key, options),
    );

  secrets
    .command('audit')
    .description('what is missing, stale, interrupted, weak, unused, readable by too many, or old')
    .option('--max-age <days>', 'how old a value may be', days, 180)
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/secrets-audit.ts')).auditSecrets(options));

  secrets
    .command('rotate')
    .description('make a new value, and bring it to every reader; run again, it goes on where it was')
    .argument('<namespace/name>', 'the secret')
    .option('-y, --yes', 'do not ask', false)
    .option('--dry-run', 'print the plan and change nothing', false)
    .option('--now', 'do not wait for running pods that hold the old value: they may fail', false)
    .option('-t, --timeout <seconds>', 'how long each step may take', seconds, 600)
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .action(async (secret, options) => (await import('../commands/secrets-rotate.ts')).rotateSecret(secret, options));

  secrets
    .command('export')
    .description('write all declared secrets into a file, encrypted with age')
    .argument('<file>', 'what is written')
    .option('-r, --recipient <key...>', 'public keys of age, age1…; a passphrase is asked for where there is none')
    .addOption(passphraseOption().conflicts('recipient'))
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .action(async (file, options) => (await import('../commands/secrets-export.ts')).exportSecrets(file, options));

  secrets
    .command('import')
    .description('bring the secrets of such a file into a cluster')
    .argument('<file>', 'what export has written')
    .option('-i, --identity <file>', 'private keys of age; a passphrase is asked for where there is none')
    .addOption(passphraseOption().conflicts('identity'))
    .option('--replace', 'replace secrets that have other values there', false)
    .option('--dry-run', 'say what would be done and change nothing', false)
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .action(async (file, options) => (await import('../commands/secrets-import.ts')).importSecrets(file, options));

  secrets
    .command('publish')
    .description('make the secrets that the key vault of an environment lacks, in the vault; what is there stays')
    .option('--value <name=file>', 'a file that holds what a person provides; may be repeated', fileOf, {})
    .option('--dry-run', 'list the names and change nothing', false)
    .addOption(oneEnvironmentOption())
    .action(async (options) => (await import('../commands/secrets-publish.ts')).publishSecrets(options));

  secrets
    .command('identities')
    .description('the federated credentials by which Azure knows the platform, for an environment with a key vault')
    .addOption(oneEnvironmentOption())
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/secrets-identities.ts')).listIdentities(options));
}

function fileOf(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [name = '', ...file] = text.split('=');
  if (name === '' || file.join('=') === '')
    throw new InvalidArgumentError('give the name in the vault and a file: name=file');
  return { ...before, [name]: file.join('=') };
}

const passphraseOption = () => new Option('--passphrase-file <file>', 'a file whose first line is the passphrase');

const days = (text: string): number => positive(text, 'days');
const seconds = (text: string): number => positive(text, 'seconds');

function positive(text: string, unit: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError(`give a number of ${unit}`);
  return value;
}
