import type { Provided } from '@headwater/argocd';
import { services } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { ArgocdConfig } from './config.ts';
import { configuration } from './configuration.ts';
import { kustomization } from './kustomization.ts';

/** Argo CD itself: the upstream installation by kustomize, with our configuration. */
export const argocd = (config: ArgocdConfig): Resource[] => {
  const configMaps = configuration(config);
  return [
    kustomization(
      config,
      configMaps.map(({ metadata }) => metadata?.name ?? ''),
    ),
    ...configMaps,
  ];
};

/** What the upstream installation brings for the whole cluster, and what others call of it. */
export const providedByArgocd: readonly Provided[] = [
  { kind: 'CustomResourceDefinition', name: 'applications.argoproj.io' },
  { kind: 'CustomResourceDefinition', name: 'applicationsets.argoproj.io' },
  { kind: 'CustomResourceDefinition', name: 'appprojects.argoproj.io' },
  { kind: 'ClusterRole', name: 'argocd-application-controller' },
  { kind: 'ClusterRole', name: 'argocd-server' },
  { kind: 'ClusterRoleBinding', name: 'argocd-application-controller' },
  { kind: 'ClusterRoleBinding', name: 'argocd-server' },
  { kind: 'Service', namespace: 'cicd', name: services.argocdServer.name },
];

/** What Prometheus reads of it. */
export const argocdMetrics: readonly Provided[] = [
  services.argocdMetrics,
  services.argocdServerMetrics,
  services.argocdRepoServerMetrics,
].map(({ name }) => ({ kind: 'Service', namespace: 'cicd', name }));
