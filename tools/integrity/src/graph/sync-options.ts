import type { Resource } from '@headwater/k8s';

/** What a resource tells Argo CD of how to sync it: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
export const syncOptionsOf = ({ metadata }: Resource): string[] =>
  (metadata?.annotations?.['argocd.argoproj.io/sync-options'] ?? '').split(',').map((option) => option.trim());
