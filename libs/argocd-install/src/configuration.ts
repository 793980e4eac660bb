import { configMap } from '@headwater/k8s';
import type { IConfigMap } from 'kubernetes-models/v1';
import { applicationHealth } from './application-health.ts';
import type { ArgocdConfig } from './config.ts';
import { oidcSettings, rolePolicy } from './sign-in.ts';

/**
 * Our part of Argo CD's configuration, merged into the ConfigMaps of the upstream installation.
 * Source of the keys: https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/ and its neighbours
 */
export const configuration = ({ knownHosts, signIn, url }: ArgocdConfig): IConfigMap[] => [
  configMap('cicd', 'argocd-cm', {
    ...(url === undefined ? {} : { url }),
    'admin.enabled': String(!signIn),
    'application.resourceTrackingMethod': 'annotation',
    'resource.customizations.health.argoproj.io_Application': applicationHealth,
    ...(signIn ? oidcSettings(signIn) : {}),
  }),
  configMap('cicd', 'argocd-cmd-params-cm', {
    // people reach it through a port-forward or a gateway, which bring the encryption
    'server.insecure': 'true',
  }),
  configMap('cicd', 'argocd-rbac-cm', {
    // whoever is given no role sees nothing
    'policy.default': '',
    ...(signIn ? rolePolicy : {}),
  }),
  ...(knownHosts === undefined
    ? []
    : [configMap('cicd', 'argocd-ssh-known-hosts-cm', { ssh_known_hosts: knownHosts })]),
];
