import { certificate, issuerRef } from './custom-resources.ts';
import { authorityIssuer, frontDoorCertificate } from './names.ts';

/** One for every host, so that a new service needs none. */
export const frontDoor = (domain: string) =>
  certificate(frontDoorCertificate.namespace, frontDoorCertificate.name, {
    secretName: frontDoorCertificate.name,
    issuerRef: issuerRef(authorityIssuer),
    dnsNames: [`*.${domain}`],
    duration: '2160h',
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'server auth'],
  });
