import type { RealmDefinition, RoleDefinition } from '@headwater/realm';
import type { Change } from './change.ts';
import { differences, spell } from './differences.ts';
import type { Session } from './session.ts';

/** What people may be; that nobody is it by a detour is seen to, too. */
export async function roleChanges(session: Session, { realm, roles }: RealmDefinition): Promise<Change[]> {
  const own = await Promise.all(roles.map((role) => changesOf(session, role)));
  return [...own.flat(), ...(await givenToAll(session, realm, roles))];
}

async function changesOf({ api }: Session, role: RoleDefinition): Promise<Change[]> {
  const subject = `role '${role.name}'`;
  const live = await api.roles.findOneByName({ name: role.name });
  if (!live) return [{ what: `${subject} is missing`, apply: () => api.roles.create({ ...role }) }];
  const { id = '' } = live;
  const brings = live.composite ? await api.roles.getCompositeRoles({ id }) : [];
  return [
    ...differences({ description: role.description }, live).map((difference) => ({
      what: `${subject}: ${spell(difference)}`,
      apply: () => api.roles.updateByName({ name: role.name }, { ...live, ...role }),
    })),
    ...brings.map((other) => ({
      what: `${subject} brings role '${other.name}' with it`,
      apply: () => api.roles.delCompositeRoles({ id }, [other]),
    })),
  ];
}

/** Whoever is known has the roles that this one brings. */
async function givenToAll({ api }: Session, realm: string, roles: readonly RoleDefinition[]): Promise<Change[]> {
  const name = `default-roles-${realm}`;
  const all = await api.roles.findOneByName({ name });
  const { id } = all ?? {};
  if (id === undefined) return [];
  const brings = await api.roles.getCompositeRolesForRealm({ id });
  return brings
    .filter((role) => roles.some((ours) => ours.name === role.name))
    .map((role) => ({
      what: `role '${role.name}' is given to everybody, by '${name}'`,
      apply: () => api.roles.delCompositeRoles({ id }, [role]),
    }));
}
