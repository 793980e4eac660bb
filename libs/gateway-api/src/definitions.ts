import type { Provided } from '@headwater/argocd';

/** The folder of the standard channel: what is in it stays compatible. https://gateway-api.sigs.k8s.io/concepts/versioning/ */
export const gatewayApiSource = {
  repository: 'https://github.com/kubernetes-sigs/gateway-api',
  path: 'config/crd/standard',
  revision: 'v1.6.1',
} as const;

const group = 'gateway.networking.k8s.io';

const plurals = [
  'backendtlspolicies',
  'gatewayclasses',
  'gateways',
  'grpcroutes',
  'httproutes',
  'listenersets',
  'referencegrants',
  'tcproutes',
  'tlsroutes',
  'udproutes',
];

/** What that folder holds: the kinds, and a policy that refuses older definitions and those of the experimental channel. */
export const bringsGatewayApi: readonly Provided[] = [
  ...plurals.map((plural) => ({ kind: 'CustomResourceDefinition', name: `${plural}.${group}` })),
  { kind: 'ValidatingAdmissionPolicy', name: `safe-upgrades.${group}` },
  { kind: 'ValidatingAdmissionPolicyBinding', name: `safe-upgrades.${group}` },
];
