import type { ClientDefinition, MapperDefinition, RealmDefinition } from '@headwater/realm';
import type ClientRepresentation from '@keycloak/keycloak-admin-client/lib/defs/clientRepresentation.js';
import type { Change } from './change.ts';
import { differences, spell } from './differences.ts';
import type { Session } from './session.ts';

/** The secret of each client, by its id. */
export type ClientSecrets = Readonly<Record<string, string>>;

export async function clientChanges(
  session: Session,
  { clients }: RealmDefinition,
  secrets: ClientSecrets,
): Promise<Change[]> {
  return (await Promise.all(clients.map((client) => changesOf(session, client, secrets[client.clientId])))).flat();
}

async function changesOf(session: Session, client: ClientDefinition, secret: string | undefined): Promise<Change[]> {
  const { protocolMappers, scopeRoles: _, ...fields } = client;
  const subject = `client '${client.clientId}'`;
  const { api } = session;
  const [live] = await api.clients.find({ clientId: client.clientId });
  if (live?.id === undefined) {
    const apply = () => api.clients.create({ ...writable(fields), ...(secret ? { secret } : {}) });
    return [{ what: `${subject} is missing`, apply }];
  }
  const { id } = live;
  // as it is by then: each change writes the whole client
  const update = async () =>
    api.clients.update({ id }, { ...merged(await api.clients.findOne({ id }), fields), ...(secret ? { secret } : {}) });
  return [
    ...differences(fields, live).map((difference) => ({ what: `${subject}: ${spell(difference)}`, apply: update })),
    ...(secret !== undefined && (await api.clients.getClientSecret({ id })).value !== secret
      ? [{ what: `${subject}: its secret is another`, apply: update }]
      : []),
    ...mappers(session, subject, live, protocolMappers),
    ...(await scope(session, subject, id, client)),
  ];
}

type Fields = Omit<ClientDefinition, 'protocolMappers' | 'scopeRoles'>;

const writable = ({ redirectUris, webOrigins, attributes, ...rest }: Fields): ClientRepresentation => ({
  ...rest,
  redirectUris: [...redirectUris],
  webOrigins: [...webOrigins],
  attributes: { ...attributes },
});

/** What the realm does not name stays as it is. */
const merged = (live: ClientRepresentation | undefined, fields: Fields): ClientRepresentation => ({
  ...live,
  ...writable(fields),
  attributes: { ...live?.attributes, ...fields.attributes },
});

/** Exactly these: another one could put any role into a token. */
function mappers(
  { api }: Session,
  subject: string,
  { id = '', protocolMappers: have = [] }: ClientRepresentation,
  wanted: readonly MapperDefinition[],
): Change[] {
  return [
    ...wanted.flatMap((mapper): Change[] => {
      const live = have.find(({ name }) => name === mapper.name);
      const declared = { ...mapper, config: { ...mapper.config } };
      if (!live?.id)
        return [
          {
            what: `${subject} lacks mapper '${mapper.name}'`,
            apply: () => api.clients.addProtocolMapper({ id }, declared),
          },
        ];
      const { id: mapperId } = live;
      return differences(mapper, live).map((difference) => ({
        what: `${subject}: mapper '${mapper.name}': ${spell(difference)}`,
        apply: () => api.clients.updateProtocolMapper({ id, mapperId }, { ...live, ...declared }),
      }));
    }),
    ...have
      .filter(({ name }) => !wanted.some((mapper) => mapper.name === name))
      .map(({ name, id: mapperId = '' }) => ({
        what: `${subject} has mapper '${name}' too`,
        apply: () => api.clients.delProtocolMapper({ id, mapperId }),
      })),
  ];
}

/** Which roles its tokens can name. */
async function scope({ api }: Session, subject: string, id: string, client: ClientDefinition): Promise<Change[]> {
  const have = await api.clients.listRealmScopeMappings({ id });
  const lacking = client.scopeRoles.filter((role) => !have.some(({ name }) => name === role));
  return [
    ...lacking.map((name) => ({
      what: `${subject} can't name role '${name}' in its tokens`,
      apply: async () => {
        const role = await api.roles.findOneByName({ name });
        await api.clients.addRealmScopeMappings({ id }, role ? [role] : []);
      },
    })),
    ...have
      .filter(({ name }) => !client.scopeRoles.includes(name ?? ''))
      .map((role) => ({
        what: `${subject} can name role '${role.name}' in its tokens`,
        apply: () => api.clients.delRealmScopeMappings({ id }, [role]),
      })),
  ];
}
