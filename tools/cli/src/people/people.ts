import { randomInt } from 'node:crypto';
import { suggestion } from '@headwater/k8s';
import { groups } from '@headwater/realm';
import type { Session } from '@headwater/realm-sync';
import { exitCodes, Failure } from '../failure.ts';

export interface Person {
  readonly username: string;
  readonly email?: string;
  /** What decides what a person may do; more than one where a hand put them there. */
  readonly groups: readonly string[];
  readonly enabled: boolean;
}

/** As many as are asked for at once: Keycloak's own default is a hundred. */
const page = 500;

/** Everybody whom the realm knows, by name. */
export async function everybody({ api }: Session): Promise<Person[]> {
  const groupsOf = new Map<string, string[]>();
  for (const { id, name } of await api.groups.find({ max: page })) {
    for (const member of await all((first) => api.groups.listMembers({ id: id!, first, max: page })))
      groupsOf.set(member.id!, [...(groupsOf.get(member.id!) ?? []), name!]);
  }
  const users = await all((first) => api.users.find({ first, max: page }));
  return users
    .map(({ id, username, email, enabled }) => ({
      username: username!,
      ...(email ? { email } : {}),
      groups: groupsOf.get(id!) ?? [],
      enabled: enabled === true,
    }))
    .sort((a, b) => (a.username < b.username ? -1 : 1));
}

/** Makes somebody known, and gives the password that is good for the first sign-in alone. Throws a Failure where the name is taken. */
export async function add({ api }: Session, username: string, group: string, email?: string): Promise<string> {
  const [taken] = await api.users.find({ username, exact: true });
  if (taken) throw new Failure(`'${username}' is known already; ./headwater people list names everybody`);
  const password = firstPassword();
  await api.users.create({
    username,
    enabled: true,
    ...(email === undefined ? {} : { email, emailVerified: true }),
    groups: [`/${group}`],
    credentials: [{ type: 'password', value: password, temporary: true }],
  });
  return password;
}

/** Forgets somebody. Throws a Failure, with near misses, where nobody has that name. */
export async function remove(session: Session, username: string): Promise<void> {
  const [found] = await session.api.users.find({ username, exact: true });
  if (!found) {
    const known = (await everybody(session)).map((person) => person.username);
    throw new Failure(`there is no '${username}'${suggestion(username, known)}`, exitCodes.wrongUse);
  }
  await session.api.users.del({ id: found.id! });
}

/** The groups of libs/realm, from the one that may most. */
export const groupNames = groups.map(({ name }) => name);

/** Letters and digits that are not taken for each other, in fours. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const firstPassword = (): string =>
  Array.from({ length: 5 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  );

async function all<T>(from: (first: number) => Promise<T[]>): Promise<T[]> {
  const list: T[] = [];
  for (;;) {
    const more = await from(list.length);
    list.push(...more);
    if (more.length < page) return list;
  }
}
