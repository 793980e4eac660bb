import type { Credentials, DagContract, Declared, RuntimeObject } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import { withFilledSecrets } from './filled-secrets.ts';
import type { Kind, Kinds } from './kinds.ts';
import type { DagFile, Item, Manifests } from './manifests.ts';
import { podsOf, type Pods } from './pods.ts';
import { withScaling } from './scaling.ts';

/** The whole output of one environment, with what rules ask of it answered once. */
export interface Graph {
  readonly items: readonly Item[];
  /** With the Secrets that External Secrets fills among what exists at run time. */
  readonly declared: Declared;
  readonly contract: DagContract;
  readonly dags: readonly DagFile[];
  readonly credentials: Credentials | undefined;
  readonly pods: readonly Pods[];
  /** All resources of `kind`, in the order of their files. */
  of<K extends Kind>(kind: K): readonly Item<Kinds[K]>[];
  /** The resource of that name; `namespace` is undefined for those of the whole cluster. */
  find<K extends Kind>(kind: K, namespace: string | undefined, name: string): Item<Kinds[K]> | undefined;
  /** What is declared to exist at run time under that name. */
  runtime(kind: string, namespace: string | undefined, name: string): RuntimeObject | undefined;
  /** The names of all resources of `kind` in `namespace`, those of run time included: candidates for a near miss. */
  names(kind: string, namespace: string | undefined): string[];
}

export function graphOf({ items, declared: written, contract, dags, credentials }: Manifests): Graph {
  const declared = withFilledSecrets(written, items);
  const byKind = Map.groupBy(items, ({ resource }) => resource.kind);
  const byId = new Map(
    items.map((item) => [id(item.resource.kind, namespaceOf(item.resource), nameOf(item.resource)), item]),
  );
  const runtime = new Map(declared.runtime.map((object) => [id(object.kind, object.namespace, object.name), object]));
  return {
    items,
    declared,
    contract,
    dags,
    credentials,
    pods: withScaling(items.flatMap(podsOf), items),
    of: <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as readonly Item<unknown>[] as readonly Item<Kinds[K]>[],
    find: <K extends Kind>(kind: K, namespace: string | undefined, name: string) =>
      byId.get(id(kind, namespace, name)) as Item<unknown> | undefined as Item<Kinds[K]> | undefined,
    runtime: (kind, namespace, name) => runtime.get(id(kind, namespace, name)),
    names: (kind, namespace) => [
      ...(byKind.get(kind) ?? [])
        .filter(({ resource }) => namespaceOf(resource) === namespace)
        .map(({ resource }) => nameOf(resource)),
      ...declared.runtime
        .filter((object) => object.kind === kind && object.namespace === namespace)
        .map(({ name }) => name),
    ],
  };
}

export const nameOf = (resource: Resource): string => resource.metadata?.name ?? '';

export const namespaceOf = (resource: Resource): string | undefined => resource.metadata?.namespace;

const id = (kind: string, namespace: string | undefined, name: string): string => `${kind}/${namespace ?? ''}/${name}`;
