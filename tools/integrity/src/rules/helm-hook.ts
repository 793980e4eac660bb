import type { Rule } from '../rule.ts';

/** Argo CD's own words for what Helm's say. */
const ours: Readonly<Record<string, string>> = {
  'helm.sh/hook': 'argocd.argoproj.io/hook: Sync',
  'helm.sh/hook-weight': 'argocd.argoproj.io/sync-wave',
  'helm.sh/hook-delete-policy': 'argocd.argoproj.io/hook-delete-policy',
};

export const helmHook: Rule = {
  name: 'helm-hook',
  why: 'Argo CD runs a post-install hook of Helm once everything is healthy. A migration made so waits for pods that wait for it, for ever.',
  check: (graph) =>
    graph.items.flatMap(({ file, resource }) =>
      Object.entries(resource.metadata?.annotations ?? {})
        .filter(([key]) => key.startsWith('helm.sh/hook'))
        .map(([key, value]) => ({
          file,
          message: `has the Helm annotation '${key}: ${value}'; write '${ours[key] ?? 'argocd.argoproj.io/hook'}' instead`,
        })),
    ),
};
