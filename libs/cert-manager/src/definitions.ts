import type { Provided } from '@headwater/argocd';
import { certManagerImages } from './images.ts';

/** The folder that holds the CustomResourceDefinitions from which each way to install cert-manager takes them. */
export const certManagerSource = {
  repository: 'https://github.com/cert-manager/cert-manager',
  path: 'deploy/crds',
  revision: certManagerImages.controller.tag,
} as const;

export const bringsCertManagerDefinitions: readonly Provided[] = [
  'certificaterequests.cert-manager.io',
  'certificates.cert-manager.io',
  'challenges.acme.cert-manager.io',
  'clusterissuers.cert-manager.io',
  'issuers.cert-manager.io',
  'orders.acme.cert-manager.io',
].map((name) => ({ kind: 'CustomResourceDefinition', name }));
