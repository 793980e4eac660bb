import { load } from 'js-yaml';
import type { IConfigMap } from 'kubernetes-models/v1';
import { namespaceOf, type Graph } from './graph.ts';
import type { Item } from './manifests.ts';

interface DynamicConfiguration {
  readonly http?: { readonly services?: Readonly<Record<string, unknown>> };
}

/** The services in Traefik's files, which are ConfigMaps of its namespace: https://doc.traefik.io/traefik/v3.7/reference/routing-configuration/http/load-balancing/service/ */
export const traefikServices = (graph: Graph, namespace: string | undefined): string[] =>
  graph
    .of('ConfigMap')
    .filter(({ resource }) => namespaceOf(resource) === namespace)
    .flatMap(servicesIn);

/** The files that say where a front door leads: it finds what is there, and may come before it. */
export const filesOfTraefik = (graph: Graph): ReadonlySet<string> =>
  new Set(
    graph
      .of('ConfigMap')
      .filter((item) => servicesIn(item).length > 0)
      .map(({ file }) => file),
  );

const servicesIn = ({ resource }: Item<IConfigMap>): string[] =>
  Object.entries(resource.data ?? {})
    .filter(([key, text]) => /\.ya?ml$/.test(key) && /^http:/m.test(text))
    .flatMap(([, text]) => Object.keys((load(text) as DynamicConfiguration | undefined)?.http?.services ?? {}));
