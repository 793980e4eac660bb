import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Thing = Record<string, unknown> & { id: string; name?: string };
type Roles = Record<string, Thing[]>;

/** What a Keycloak has in memory that knows one realm, as far as the reconciler asks for it. */
export interface FakeKeycloak {
  readonly address: string;
  /** Everything that was asked for and is no question: `POST /roles`. */
  readonly writes: string[];
  realm: Thing | undefined;
  readonly roles: Thing[];
  /** Which roles a role brings along, by its id. */
  readonly composites: Roles;
  readonly groups: Thing[];
  /** Which roles a group has, by its id and, for those of a client, the client's. */
  readonly mappings: Roles;
  readonly clients: Thing[];
  readonly scopes: Roles;
}

const json = async (request: IncomingMessage): Promise<unknown> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
};

/** The administration API, where it is asked for: https://www.keycloak.org/docs-api/latest/rest-api/index.html */
export async function fakeKeycloak(): Promise<FakeKeycloak> {
  let count = 0;
  const made = (thing: unknown): Thing => ({ ...(thing as object), id: `id-${(count += 1)}` }) as Thing;
  const management = made({ clientId: 'realm-management', roles: true });
  const state: Omit<FakeKeycloak, 'address'> = {
    writes: [],
    realm: undefined,
    roles: [],
    composites: {},
    groups: [],
    mappings: {},
    clients: [management],
    scopes: {},
  };
  const byName = (list: Thing[], name = '') => list.find((each) => each.name === decodeURIComponent(name));
  const byId = (list: Thing[], id = '') => list.find((each) => each.id === id);
  const lists = (all: Roles, key: string, method: string, body: unknown) => {
    const list = (all[key] ??= []);
    if (method === 'GET') return list;
    const names = (body as Thing[]).map(({ name }) => name);
    const others = list.filter(({ name }) => !names.includes(name));
    all[key] = method === 'POST' ? [...others, ...(body as Thing[])] : others;
    return {};
  };
  const changed = (thing: Thing | undefined, method: string, body: unknown) => {
    if (thing && method === 'PUT') Object.assign(thing, body);
    return thing;
  };
  const added = (list: Thing[], body: unknown) => {
    const thing = made(body);
    list.push(thing);
    return thing;
  };

  const answer = (method: string, path: string, query: URLSearchParams, body: unknown): unknown => {
    const [kind, id = '', part, ...rest] = path.split('/');
    switch (kind) {
      case '':
        return method === 'PUT' ? Object.assign(state.realm!, body) : state.realm;
      case 'roles':
        if (method === 'POST') return added(state.roles, body);
        return changed(byName(state.roles, id), method, body);
      case 'roles-by-id':
        return lists(state.composites, id, method, body);
      case 'groups':
        if (id === '') return method === 'POST' ? added(state.groups, body) : state.groups;
        if (rest[0] === 'realm') return lists(state.mappings, id, method, body);
        if (rest[0] === 'clients') return lists(state.mappings, `${id} ${rest[1]}`, method, body);
        return {
          clientMappings: Object.fromEntries(
            state.clients
              .filter((client) => (state.mappings[`${id} ${client.id}`] ?? []).length > 0)
              .map((client) => [client['clientId'], { id: client.id, mappings: state.mappings[`${id} ${client.id}`] }]),
          ),
        };
      case 'clients': {
        if (method === 'POST' && id === '') return added(state.clients, body);
        if (id === '') return state.clients.filter((client) => client['clientId'] === query.get('clientId'));
        const client = byId(state.clients, id)!;
        const mappers = (client['protocolMappers'] ??= []) as Thing[];
        if (part === 'client-secret') return { value: client['secret'] };
        if (part === 'roles') return { id: rest[0], name: rest[0] };
        if (part === 'scope-mappings') return lists(state.scopes, id, method, body);
        if (part !== 'protocol-mappers') return changed(client, method, body);
        if (method === 'POST') return added(mappers, body);
        if (method === 'DELETE') client['protocolMappers'] = mappers.filter((each) => each.id !== rest[1]);
        return changed(byId(mappers, rest[1]), method, body) ?? {};
      }
    }
    return undefined;
  };

  const server = createServer((request, response) => {
    const { method = 'GET', url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'http://keycloak');
    void json(request).then((body) => {
      const send = (status: number, content: unknown, location?: string) => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...(location ? { Location: location } : {}) });
        response.end(JSON.stringify(content));
      };
      if (pathname.includes('/openid-connect/token')) return send(200, { access_token: 'x', refresh_token: 'y' });
      const path = pathname.replace(/^\/admin\/realms\/?/, '').replace(/^[^/]+\/?/, '');
      if (method !== 'GET') state.writes.push(`${method} /${path}`);
      if (/^\/admin\/realms\/?$/.test(pathname)) {
        state.realm = made(body);
        return send(201, {}, `${pathname}/x`);
      }
      if (!state.realm) return send(404, { error: 'Realm not found' });
      const content = answer(method, path, searchParams, body);
      if (content === undefined) return send(404, { error: 'not found' });
      send(method === 'POST' ? 201 : 200, content, `${pathname}/${(content as Thing).name ?? (content as Thing).id}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return Object.assign(state, { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
