import { configMap } from '@headwater/k8s';
import type { IConfigMap } from 'kubernetes-models/v1';
import { applicationHealth } from './application-health.ts';
import type { ArgocdConfig } from './config.ts';

/**
 * Our part of Argo CD's configuration, merged into the ConfigMaps of the upstream installation.
 * Source of the keys: https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/ and its neighbours
 */
export const configuration = ({ knownHosts, url }: ArgocdConfig): IConfigMap[] => [
  configMap('cicd', 'argocd-cm', {
    ...(url === undefined ? {} : { url }),
    'admin.enabled': 'true',
    'application.resourceTrackingMethod': 'annotation',
    'resource.customizations.health.argoproj.io_Application': applicationHealth,
  }),
  configMap('cicd', 'argocd-cmd-params-cm', {
    // what the API server would make of a manifest is compared, so that defaults and other owners' fields are no drift
    'controller.diff.server.side': 'true',
    // people reach it through a port-forward or a gateway, which bring the encryption
    'server.insecure': 'true',
  }),
  configMap('cicd', 'argocd-rbac-cm', {
    // whoever is given no role sees nothing
    'policy.default': '',
  }),
  ...(knownHosts === undefined
    ? []
    : [configMap('cicd', 'argocd-ssh-known-hosts-cm', { ssh_known_hosts: knownHosts })]),
];
