import type { RealmRole } from '@headwater/contracts';
import type { GroupDefinition, RoleDefinition } from './definition.ts';

const descriptions: Readonly<Record<RealmRole, string>> = {
  admin: 'Runs the platform: everything, everywhere',
  'data-engineer': 'Builds pipelines: runs DAGs, and keeps their variables, pools and data',
  user: 'Runs DAGs, and reads data',
  viewer: 'Looks, and changes nothing',
  public: 'Known, and nothing more',
};

export const roles: readonly RoleDefinition[] = Object.entries(descriptions).map(([name, description]) => ({
  name,
  description,
}));

/** Who keeps the people of a realm, in the words of Keycloak's own client. */
const keepsPeople = { 'realm-management': ['manage-users', 'query-groups', 'query-users', 'view-users'] };

const group = (name: string, role: RealmRole, clientRoles: GroupDefinition['clientRoles'] = {}): GroupDefinition => ({
  name,
  realmRoles: [role],
  clientRoles,
});

export const groups: readonly GroupDefinition[] = [
  group('admins', 'admin', keepsPeople),
  group('data-engineers', 'data-engineer'),
  group('users', 'user'),
  group('viewers', 'viewer'),
  group('guests', 'public'),
];
