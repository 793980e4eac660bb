import type { AppProjectResource } from '@headwater/argocd';

type Spec = Partial<AppProjectResource['spec']>;

/** Where something goes: a cluster, and a namespace of it. */
export interface Destination {
  readonly server?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** Source of what a project allows: https://argo-cd.readthedocs.io/en/stable/operator-manual/project-specification/ */
export const allowsSource = ({ sourceRepos = [] }: Spec, repository: string): boolean =>
  sourceRepos.some((pattern) => !denies(pattern) && glob(pattern, repository)) &&
  !sourceRepos.some((pattern) => denies(pattern) && glob(pattern.slice(1), repository));

export function allowsDestination({ destinations = [] }: Spec, target: Destination): boolean {
  const all: readonly Destination[] = destinations;
  return all.some((entry) => allowsPlace(entry, target)) && !all.some((entry) => deniesPlace(entry, target));
}

export const allowsClusterResource = (
  { clusterResourceWhitelist = [] }: Spec,
  wanted: { readonly group?: string; readonly kind: string; readonly name: string },
): boolean =>
  clusterResourceWhitelist.some(
    ({ group, kind, name }: { group: string; kind: string; name?: string }) =>
      (wanted.group === undefined || glob(group, wanted.group)) &&
      glob(kind, wanted.kind) &&
      (!name || glob(name, wanted.name)),
  );

const allowsPlace = ({ server, name, namespace = '' }: Destination, target: Destination): boolean =>
  glob(namespace, target.namespace ?? '') &&
  (server === undefined ? glob(name ?? '', target.name ?? '') : glob(server, target.server ?? ''));

const deniesPlace = ({ server = '', namespace = '' }: Destination, target: Destination): boolean =>
  (denies(server) && glob(server.slice(1), target.server ?? '')) ||
  (denies(namespace) && glob(namespace.slice(1), target.namespace ?? ''));

const denies = (pattern: string): boolean => pattern.startsWith('!');

/** `*` stands for any characters, and `?` for one. */
function glob(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`).test(text);
}
