import { suggestion } from '@headwater/k8s';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { clientIdOf } from '../graph/identities.ts';
import type { Finding, Rule } from '../rule.ts';

export const secretStoreMissing: Rule = {
  name: 'secret-store-missing',
  why:
    'An ExternalSecret without its SecretStore, or a store that nobody may read, fills no Secret, and pods that read ' +
    'it never start.',
  check: (graph) => [...withoutStore(graph), ...withoutReader(graph)],
};

const withoutStore = (graph: Graph): Finding[] =>
  graph.of('ExternalSecret').flatMap(({ file, resource }) => {
    const namespace = namespaceOf(resource);
    const { name } = resource.spec.secretStoreRef;
    if (graph.find('SecretStore', namespace, name)) return [];
    const way = suggestion(name, graph.names('SecretStore', namespace)) || '; render it beside the ExternalSecret';
    const message = `ExternalSecret '${nameOf(resource)}' reads from SecretStore '${name}', which is not in namespace '${namespace}'${way}`;
    return [{ file, message }];
  });

const withoutReader = (graph: Graph): Finding[] =>
  graph.of('SecretStore').flatMap(({ file, resource }) => {
    const namespace = namespaceOf(resource);
    const name = resource.spec.provider.azurekv?.serviceAccountRef?.name;
    if (name === undefined) return [];
    const account = graph.find('ServiceAccount', namespace, name)?.resource;
    if (account && clientIdOf(account) !== undefined) return [];
    const what = `SecretStore '${nameOf(resource)}' reads the vault as service account '${name}'`;
    const message = account
      ? `${what}, which names no identity of Azure; give it a client id`
      : `${what}, which is not in namespace '${namespace}'${suggestion(name, graph.names('ServiceAccount', namespace)) || '; render it beside the store'}`;
    return [{ file, message }];
  });
