import type { Gateway, HttpRoute, Listener } from '@headwater/gateway-api';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1';
import { nameOf, namespaceOf, type Graph } from './graph.ts';
import type { Item } from './manifests.ts';

/** Where a route says that it is attached, and what is there. */
export interface Attached {
  readonly gateway: string;
  /** None where nobody makes it. */
  readonly found?: Item<Gateway>;
  readonly section: string;
  /** None where the Gateway has no listener of that name. */
  readonly listener?: Listener;
}

export const attachmentsOf = (graph: Graph, route: HttpRoute): Attached[] =>
  route.spec.parentRefs.map(({ name, sectionName }) => {
    const found = graph.find('Gateway', namespaceOf(route), name);
    const listener = found?.resource.spec.listeners.find((each) => each.name === sectionName);
    return { gateway: name, section: sectionName, ...(found ? { found } : {}), ...(listener ? { listener } : {}) };
  });

/** A wildcard of a listener stands for any number of labels: https://gateway-api.sigs.k8s.io/reference/spec/#hostname */
export const hasHost = (pattern: string | undefined, host: string): boolean =>
  pattern === undefined || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));

/** That of a certificate stands for one: https://datatracker.ietf.org/doc/html/rfc6125#section-6.4.3 */
export const certifies = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));

/** The Certificates whose result is the Secret `name`. */
export const certificatesFor = (graph: Graph, namespace: string | undefined, name: string) =>
  graph
    .of('Certificate')
    .filter(({ resource }) => namespaceOf(resource) === namespace && resource.spec.secretName === name);

/** The domains of which every host leads to a Gateway, or whose hosts Ingresses have. */
export const domainsOf = (graph: Graph): string[] => [
  ...new Set([
    ...graph
      .of('Gateway')
      .flatMap(({ resource }) => resource.spec.listeners)
      .flatMap(({ hostname }) => (hostname?.startsWith('*.') ? [hostname.slice(2)] : [])),
    ...graph
      .of('Ingress')
      .flatMap(({ resource }) => hostsOf(resource))
      .map((host) => host.slice(host.indexOf('.') + 1)),
  ]),
];

const hostsOf = (ingress: IIngress): string[] => (ingress.spec?.rules ?? []).flatMap(({ host }) => host ?? []);

/** Routes and Ingresses, and the hosts of each, wildcards aside. */
export const doorsOf = (graph: Graph): { readonly file: string; readonly hosts: readonly string[] }[] =>
  [
    ...graph.of('HTTPRoute').map(({ file, resource }) => ({ file, hosts: resource.spec.hostnames ?? [] })),
    ...graph.of('Ingress').map(({ file, resource }) => ({ file, hosts: hostsOf(resource) })),
  ].map(({ file, hosts }) => ({ file, hosts: hosts.filter((host) => !host.startsWith('*')) }));

/** The hosts that somebody serves. */
export const servedHosts = (graph: Graph): string[] => doorsOf(graph).flatMap(({ hosts }) => hosts);

export const titleOfRoute = (route: HttpRoute): string => `HTTPRoute '${nameOf(route)}'`;
