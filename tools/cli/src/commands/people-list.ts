import { table } from '@headwater/look';
import { everybody, groupNames } from '../people/people.ts';
import { administration, type PeopleOptions } from '../people/realm.ts';

/** Prints who signs in at Keycloak, and in which groups they are. */
export async function listPeople(options: PeopleOptions): Promise<void> {
  const { session } = await administration(options);
  const people = await everybody(session);
  if (options.output === 'json') return console.log(JSON.stringify({ people }, null, 2));
  if (people.length === 0) {
    return console.log(`nobody yet; ./headwater people add NAME --group ${groupNames[0]} makes an administrator known`);
  }
  const rows = people.map(({ username, email, groups, enabled }) => [
    username,
    groups.join(', ') || '-',
    email ?? '-',
    enabled ? 'yes' : 'no',
  ]);
  console.log(table([['name', 'groups', 'e-mail', 'may sign in'], ...rows]).join('\n'));
}
