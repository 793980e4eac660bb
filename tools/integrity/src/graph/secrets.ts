import { namespaceOf, nameOf, type Graph } from './graph.ts';
import { once } from './once.ts';

/** The namespace that has Secret `name`, where `namespace` doesn't: its own one, not that of a copy. */
export function namespaceOfSecret(graph: Graph, namespace: string, name: string): string | undefined {
  const all = namespacesBySecret(graph).get(name) ?? [];
  return all.includes(namespace) ? undefined : all[0];
}

const namespacesBySecret = once((graph: Graph): ReadonlyMap<string, readonly string[]> => {
  const secrets = [
    ...graph
      .of('Secret')
      .map(({ resource }) => ({ name: nameOf(resource), namespace: namespaceOf(resource) ?? 'default' })),
    ...graph.declared.runtime
      .filter(({ kind }) => kind === 'Secret')
      .sort((a, b) => Number(a.copyOf !== undefined) - Number(b.copyOf !== undefined))
      .map(({ name, namespace = 'default' }) => ({ name, namespace })),
  ];
  const grouped = Map.groupBy(secrets, ({ name }) => name);
  return new Map([...grouped].map(([name, group]) => [name, group.map(({ namespace }) => namespace)]));
});
