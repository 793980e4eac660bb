import type { GroupDefinition, RealmDefinition } from '@headwater/realm';
import type { RoleMappingPayload } from '@keycloak/keycloak-admin-client/lib/defs/roleRepresentation.js';
import type { Change } from './change.ts';
import type { Session } from './session.ts';

/** The groups by which people get their roles, and exactly those roles. */
export async function groupChanges(session: Session, { groups }: RealmDefinition): Promise<Change[]> {
  const live = await session.api.groups.find({ max: 1000 });
  const changes = groups.map(async (group) => {
    const id = live.find(({ name }) => name === group.name)?.id;
    if (id === undefined) return [missing(session, group)];
    return [...(await realmRoles(session, group, id)), ...(await clientRoles(session, group, id))];
  });
  return (await Promise.all(changes)).flat();
}

/** Its roles are seen to once it is there: the next look finds them missing. */
const missing = ({ api }: Session, { name }: GroupDefinition): Change => ({
  what: `group '${name}' is missing`,
  apply: () => api.groups.create({ name }),
});

async function realmRoles({ api }: Session, group: GroupDefinition, id: string): Promise<Change[]> {
  const have = await api.groups.listRealmRoleMappings({ id });
  const lacking = group.realmRoles.filter((role) => !have.some(({ name }) => name === role));
  return [
    ...lacking.map((role) => ({
      what: `group '${group.name}' lacks role '${role}'`,
      apply: async () =>
        api.groups.addRealmRoleMappings({ id, roles: [mapping(await api.roles.findOneByName({ name: role }))] }),
    })),
    ...have
      .filter(({ name }) => !group.realmRoles.includes(name ?? ''))
      .map((role) => ({
        what: `group '${group.name}' has role '${role.name}' too`,
        apply: () => api.groups.delRealmRoleMappings({ id, roles: [mapping(role)] }),
      })),
  ];
}

async function clientRoles({ api }: Session, group: GroupDefinition, id: string): Promise<Change[]> {
  const { clientMappings = {} } = await api.groups.listRoleMappings({ id });
  const have = Object.entries(clientMappings as Record<string, ClientMapping>).flatMap(([client, { id, mappings }]) =>
    mappings.map((role) => ({ client, clientId: id, role })),
  );
  const wanted = Object.entries(group.clientRoles).flatMap(([client, roles]) =>
    roles.map((role) => ({ client, role })),
  );
  const isIn = (list: readonly { readonly client: string; readonly role: unknown }[], client: string, role: string) =>
    list.some((each) => each.client === client && nameOf(each.role) === role);
  return [
    ...wanted
      .filter(({ client, role }) => !isIn(have, client, role))
      .map(({ client, role }) => ({
        what: `group '${group.name}' lacks role '${role}' of client '${client}'`,
        apply: async () => {
          const [{ id: clientUniqueId = '' } = {}] = await api.clients.find({ clientId: client });
          const found = await api.clients.findRole({ id: clientUniqueId, roleName: role });
          await api.groups.addClientRoleMappings({ id, clientUniqueId, roles: [mapping(found)] });
        },
      })),
    ...have
      .filter(({ client, role }) => !isIn(wanted, client, role.name))
      .map(({ client, clientId, role }) => ({
        what: `group '${group.name}' has role '${role.name}' of client '${client}' too`,
        apply: () => api.groups.delClientRoleMappings({ id, clientUniqueId: clientId, roles: [role] }),
      })),
  ];
}

interface ClientMapping {
  readonly id: string;
  readonly mappings: readonly RoleMappingPayload[];
}

const nameOf = (role: unknown): unknown => (typeof role === 'string' ? role : (role as { readonly name: string }).name);

/** As a mapping wants it; roles are there by now, since their stage came first. */
function mapping(role: { readonly id?: string; readonly name?: string } | null | undefined): RoleMappingPayload {
  const { id, name } = role ?? {};
  if (id === undefined || name === undefined) throw new Error('a role that a group is to have is not there');
  return { id, name };
}
