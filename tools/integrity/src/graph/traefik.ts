import { load } from 'js-yaml';
import { namespaceOf, type Graph } from './graph.ts';

interface DynamicConfiguration {
  readonly http?: { readonly services?: Readonly<Record<string, unknown>> };
}

/** The services in Traefik's files, which are ConfigMaps of its namespace: https://doc.traefik.io/traefik/v3.7/reference/routing-configuration/http/load-balancing/service/ */
export const traefikServices = (graph: Graph, namespace: string | undefined): string[] =>
  graph
    .of('ConfigMap')
    .filter(({ resource }) => namespaceOf(resource) === namespace)
    .flatMap(({ resource }) => Object.entries(resource.data ?? {}))
    .filter(([key, text]) => /\.ya?ml$/.test(key) && /^http:/m.test(text))
    .flatMap(([, text]) => Object.keys((load(text) as DynamicConfiguration | undefined)?.http?.services ?? {}));
