import type { IPersistentVolumeClaimSpec } from 'kubernetes-models/v1';
import { namespaceOf, nameOf, type Graph } from './graph.ts';
import { once } from './once.ts';
import type { Item } from './manifests.ts';

/** A claim to storage: a PersistentVolumeClaim, or one that is made with each pod. */
export interface Claim {
  readonly file: string;
  /** For messages: `claim 'data' of StatefulSet 'postgres'`. */
  readonly title: string;
  readonly spec: IPersistentVolumeClaimSpec;
}

export const claimsOf = once((graph: Graph): readonly Claim[] => [
  ...graph.of('PersistentVolumeClaim').map(({ file, resource }) => ({
    file,
    title: `claim '${nameOf(resource)}'`,
    spec: resource.spec ?? {},
  })),
  ...graph.of('StatefulSet').flatMap(({ file, resource }) =>
    (resource.spec?.volumeClaimTemplates ?? []).map(({ metadata, spec = {} }) => ({
      file,
      title: `claim '${metadata?.name}' of StatefulSet '${nameOf(resource)}'`,
      spec,
    })),
  ),
  ...graph.pods.flatMap(({ file, title, spec }) =>
    (spec.volumes ?? []).flatMap(({ name, ephemeral }) =>
      ephemeral?.volumeClaimTemplate
        ? [{ file, title: `volume '${name}' of ${title}`, spec: ephemeral.volumeClaimTemplate.spec }]
        : [],
    ),
  ),
]);

/** The names of all claims by namespace: rendered, made at run time, and those of the pods of StatefulSets. */
export const claimNames = once((graph: Graph): ReadonlyMap<string, readonly string[]> => {
  const claims = [
    ...graph.of('PersistentVolumeClaim').map(identity),
    ...graph.declared.runtime.filter(({ kind }) => kind === 'PersistentVolumeClaim'),
    ...graph.of('StatefulSet').flatMap(({ file, resource }) =>
      (resource.spec?.volumeClaimTemplates ?? []).flatMap(({ metadata }) =>
        // https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage
        Array.from({ length: resource.spec?.replicas ?? 1 }, (_, pod) => ({
          ...identity({ file, resource }),
          name: `${metadata?.name}-${nameOf(resource)}-${pod}`,
        })),
      ),
    ),
  ];
  const grouped = Map.groupBy(claims, ({ namespace }) => namespace ?? 'default');
  return new Map([...grouped].map(([namespace, group]) => [namespace, group.map(({ name }) => name)]));
});

const identity = ({ resource }: Item): { namespace: string | undefined; name: string } => ({
  namespace: namespaceOf(resource),
  name: nameOf(resource),
});
