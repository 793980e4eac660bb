import { InvalidArgumentError, Option, type Command } from 'commander';
import { contextOption, oneEnvironmentOption, outputOption } from './options.ts';

/** Who signs in, where the environment has Keycloak. */
export function peopleCommands(headwater: Command): void {
  const people = headwater.command('people').description('who signs in at Keycloak, and what they may');

  people
    .command('list')
    .description('everybody, with their groups')
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .action(async (options) => (await import('../commands/people-list.ts')).listPeople(options));

  people
    .command('add')
    .description('make somebody known; prints a password for the first sign-in, which asks for another')
    .argument('<name>', 'how they sign in: alice', username)
    .addOption(
      new Option('-g, --group <group>', 'admins, data-engineers, users, viewers or guests').makeOptionMandatory(),
    )
    .option('--email <address>', 'their e-mail address; the first sign-in asks for it where none is given', email)
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .addHelpText('after', '\ndocs/identity.md says what each group may, and how people are shut out.')
    .action(async (name, options) => (await import('../commands/people-add.ts')).addPerson(name, options));

  people
    .command('remove')
    .description('make somebody unknown')
    .argument('<name>', 'how they sign in')
    .addOption(oneEnvironmentOption())
    .addOption(contextOption())
    .addOption(outputOption())
    .action(async (name, options) => (await import('../commands/people-remove.ts')).removePerson(name, options));
}

/** Keycloak writes names small, and a colon is for programs (libs/airflow). */
function username(text: string): string {
  if (/^[a-z0-9][a-z0-9._@-]{1,62}$/.test(text)) return text;
  throw new InvalidArgumentError('Give 2 to 63 small letters, digits, dots, hyphens, underscores or @.');
}

function email(text: string): string {
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return text;
  throw new InvalidArgumentError('Give an address such as alice@example.com.');
}
