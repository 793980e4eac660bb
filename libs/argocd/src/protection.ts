import { annotated, type Resource } from '@headwater/k8s';

/** Deleting one of these deletes data with it: Argo CD neither prunes them nor deletes them with their Application. */
const kinds = ['Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'CustomResourceDefinition'];

/** The resources, where those that hold data are never pruned. */
export const withProtection = (resources: readonly Resource[]): Resource[] =>
  resources.map((resource) =>
    kinds.includes(resource.kind)
      ? annotated(resource, { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' })
      : resource,
  );
