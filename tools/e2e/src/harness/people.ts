import { targetOf } from '@headwater/bootstrap';
import { realm, services, type RealmRole } from '@headwater/contracts';
import { session, type Session } from '@headwater/realm-sync';
import { keycloakAdmin } from '@headwater/secrets';
import { forward, type Forward } from './front-door.ts';
import { secret } from './machine.ts';

/** Somebody whom the realm knows for as long as a test runs. */
export interface Person {
  readonly username: string;
  readonly password: string;
}

const groups: Readonly<Record<RealmRole, string>> = {
  admin: 'admins',
  'data-engineer': 'data-engineers',
  user: 'users',
  viewer: 'viewers',
  public: 'guests',
};

export interface People {
  readonly of: (role: RealmRole) => Person;
  readonly disable: (person: Person) => Promise<void>;
  /** Gives the group `viewers` the role `admin`, as nobody should. */
  readonly promoteViewers: () => Promise<void>;
  /** Makes all of them unknown again. */
  readonly gone: () => Promise<void>;
}

/** One person in each group, whom the administrator of Keycloak makes known. */
export async function people(): Promise<People> {
  const { namespace, service, port } = targetOf(services.keycloak);
  const way = await forward(namespace, service, port);
  const keycloak = await administrator(way);
  const known = new Map<RealmRole, Person & { readonly id: string }>();
  for (const role of Object.keys(groups) as RealmRole[]) known.set(role, await made(keycloak, role));
  const idOf = ({ username }: Person) => [...known.values()].find((each) => each.username === username)!.id;
  return {
    of: (role) => known.get(role)!,
    disable: async (person) => {
      await keycloak.signIn();
      await keycloak.api.users.update({ id: idOf(person) }, { enabled: false });
    },
    promoteViewers: async () => {
      await keycloak.signIn();
      const { api } = keycloak;
      const [group] = await api.groups.find({ search: groups.viewer, exact: true });
      const role = await api.roles.findOneByName({ name: 'admin' });
      await api.groups.addRealmRoleMappings({ id: group!.id!, roles: [{ id: role!.id!, name: 'admin' }] });
    },
    gone: async () => {
      await keycloak.signIn();
      for (const { id } of known.values()) await keycloak.api.users.del({ id });
      way.close();
    },
  };
}

async function administrator({ port }: Forward): Promise<Session> {
  const [username, password] = await Promise.all(
    (['username', 'password'] as const).map((key) => secret(keycloakAdmin.namespace, keycloakAdmin.name, key)),
  );
  const keycloak = session(`http://127.0.0.1:${port}`, realm, { username: username!, password: password! });
  await keycloak.signIn();
  return keycloak;
}

async function made({ api }: Session, role: RealmRole) {
  const username = `e2e-${role}`;
  // as long as the realm asks for
  const password = `${crypto.randomUUID()}`;
  const [left] = await api.users.find({ username, exact: true });
  if (left?.id !== undefined) await api.users.del({ id: left.id });
  const { id } = await api.users.create({
    username,
    enabled: true,
    email: `${username}@example.com`,
    emailVerified: true,
    firstName: role,
    lastName: 'Test',
    groups: [`/${groups[role]}`],
    credentials: [{ type: 'password', value: password, temporary: false }],
  });
  return { username, password, id };
}
