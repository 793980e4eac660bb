import type { Resource } from '@headwater/k8s';
import { certificate, issuer, issuerRef } from './custom-resources.ts';
import { authorityIssuer, authorityKey, rootIssuer } from './names.ts';

const { namespace, name } = authorityKey;

/** A certificate that signs itself, and the Issuer that signs with its key. */
export const authority = (domain: string): Resource[] => [
  issuer(namespace, rootIssuer, { selfSigned: {} }),
  certificate(namespace, name, {
    secretName: name,
    issuerRef: issuerRef(rootIssuer),
    isCA: true,
    commonName: `Headwater at ${domain}`,
    // browsers and pods are told once whom to believe: ten years, and the same key afterwards
    duration: '87600h',
    renewBefore: '8760h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
    usages: ['cert sign', 'crl sign', 'digital signature'],
    // whoever believes it, believes it about this domain only
    nameConstraints: { critical: true, permitted: { dnsDomains: [domain] } },
  }),
  issuer(namespace, authorityIssuer, { ca: { secretName: name } }),
];
