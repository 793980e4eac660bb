import type { FrontDoor } from './front-door.ts';
import type { Namespace } from './namespaces.ts';
import { published } from './published.ts';
import type { Topology } from './topology.ts';

/** What the front door shows: a Secret of this name, wherever an implementation looks for it. */
export const doorCertificate = { namespace: 'gateway', name: 'front-door-tls' } as const;

/** What cert-manager writes; a public authority says nothing of its own certificate: https://cert-manager.io/docs/usage/certificate/#target-secret */
export const doorCertificateKeys = ({ acme }: Pick<FrontDoor, 'acme'>): string[] => [
  ...(acme ? [] : ['ca.crt']),
  'tls.crt',
  'tls.key',
];

/** The namespaces that have a copy: an Ingress shows a Secret beside it, and a Gateway one for all. */
export const doorCertificateReaders = (topology: Topology): Namespace[] =>
  topology.frontDoor?.ingress
    ? [...new Set(published(topology).map(({ backend }) => backend.pods.namespace))].sort()
    : [];
