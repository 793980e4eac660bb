import { suggestion } from '@headwater/k8s';
import { nameOf, type Graph } from '../graph/graph.ts';
import { claimsOf, type Claim } from '../graph/volumes.ts';
import type { Finding, Rule } from '../rule.ts';

export const storageClassMissing: Rule = {
  name: 'storage-class-missing',
  why: 'A claim of a StorageClass that the cluster does not have stays Pending, and with it every pod that uses it.',
  check: (graph) => {
    const classes = graph.names('StorageClass', undefined);
    const claims = claimsOf(graph);
    const volumes = volumesOf(graph);
    return [...missing(claims, classes, volumes), ...missing(volumes, classes, claims)];
  },
};

type Storage = Pick<Claim, 'file' | 'title'> & { readonly spec: { readonly storageClassName?: string } };

/** What is neither of a class that somebody makes, nor of one that only ties claims and volumes to each other. */
function missing(storage: readonly Storage[], classes: readonly string[], others: readonly Storage[]): Finding[] {
  const known = new Set(['', ...classes, ...others.map(({ spec }) => spec.storageClassName)]);
  return storage
    .filter(({ spec }) => spec.storageClassName !== undefined && !known.has(spec.storageClassName))
    .map(({ file, title, spec: { storageClassName = '' } }) => ({
      file,
      message: `${title} is of the storage class '${storageClassName}', which nobody makes${
        suggestion(storageClassName, classes) || '; render it, or declare that the cluster has it'
      }`,
    }));
}

const volumesOf = (graph: Graph): Storage[] =>
  graph.of('PersistentVolume').map(({ file, resource }) => ({
    file,
    title: `volume '${nameOf(resource)}'`,
    spec: resource.spec ?? {},
  }));
