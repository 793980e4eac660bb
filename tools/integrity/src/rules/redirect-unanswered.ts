import type { Graph } from '../graph/graph.ts';
import { servedHosts } from '../graph/routes.ts';
import { realmOf, settingsOf } from '../graph/sign-in.ts';
import type { Finding, Rule } from '../rule.ts';

export const redirectUnanswered: Rule = {
  name: 'redirect-unanswered',
  why:
    'Keycloak sends people back to the addresses that it knows of a service, and to no other. Where the service names ' +
    'another one, or no route leads there, signing in ends in an error.',
  check: (graph) => [...withoutRoute(graph), ...unknown(graph)],
};

/** Clients whose address the gateway does not have. */
function withoutRoute(graph: Graph): Finding[] {
  const realm = realmOf(graph);
  if (!realm) return [];
  const routed = servedHosts(graph);
  return realm.definition.clients.flatMap(({ clientId, redirectUris }) =>
    redirectUris
      .filter((uri) => !routed.includes(new URL(uri).hostname))
      .map((uri) => ({
        file: realm.file,
        message: `client '${clientId}': no route leads to '${uri}'; render an HTTPRoute with host '${new URL(uri).hostname}', or leave the client out`,
      })),
  );
}

const isRedirect = (name: string, text: string): boolean =>
  /(?<!SIGNOUT_)REDIRECT_UR[IL]$/.test(name) || /^--redirect-url=/.test(text);

/** Addresses that a service asks Keycloak to send people back to. */
function unknown(graph: Graph): Finding[] {
  const realm = realmOf(graph);
  if (!realm) return [];
  const known = realm.definition.clients.flatMap(({ redirectUris }) => redirectUris);
  const urls = realm.definition.clients.map(({ rootUrl }) => rootUrl);
  return settingsOf(graph).flatMap(({ file, title, setting: [name, text] }) => {
    const uri = text.replace(/^--redirect-url=/, '');
    if (!isRedirect(name, text) || known.includes(uri) || urls.includes(uri)) return [];
    const message = `${title}: '${uri}' is no redirect URI of a client of the realm; take it from callbackUrl() in libs/contracts`;
    return [{ file, message }];
  });
}
