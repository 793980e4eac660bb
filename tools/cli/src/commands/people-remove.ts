import { remove } from '../people/people.ts';
import { administration, type PeopleOptions } from '../people/realm.ts';

/** Makes somebody unknown at Keycloak. */
export async function removePerson(name: string, options: PeopleOptions): Promise<void> {
  const { session } = await administration(options);
  await remove(session, name);
  if (options.output === 'json') return console.log(JSON.stringify({ removed: name }, null, 2));
  console.log(`Keycloak knows no '${name}' any more; a service that does lets them in until their token ends`);
}
