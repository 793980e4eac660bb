import { add, groupNames } from '../people/people.ts';
import { administration, entrance, type PeopleOptions } from '../people/realm.ts';
import { oneOf } from '../selection.ts';

export interface AddPersonOptions extends PeopleOptions {
  readonly group: string;
  readonly email?: string;
}

/** Makes somebody known at Keycloak, and prints the password of the first sign-in, which asks for another. */
export async function addPerson(name: string, { group: asked, email, ...options }: AddPersonOptions): Promise<void> {
  // a wrong name is said before a cluster is looked for
  const group = oneOf('group', asked, groupNames);
  const { session, door } = await administration(options);
  const password = await add(session, name, group, email);
  const url = entrance(door);
  if (options.output === 'json') return console.log(JSON.stringify({ name, group, password, url }, null, 2));
  console.log(`address   ${url}`);
  console.log(`user      ${name}`);
  console.log(`password  ${password}`);
  console.error('the password is shown this once, and the first sign-in asks for another');
}
