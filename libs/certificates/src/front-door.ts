import { certificate, issuerRef } from './custom-resources.ts';
import { frontDoorCertificate } from './names.ts';

/** One for every host, so that a new service needs none. An authority that is not ours decides how long it lasts. */
export const frontDoor = (domain: string, issuer: string, duration?: string) =>
  certificate(frontDoorCertificate.namespace, frontDoorCertificate.name, {
    secretName: frontDoorCertificate.name,
    issuerRef: issuerRef(issuer),
    dnsNames: [`*.${domain}`],
    ...(duration === undefined ? {} : { duration }),
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'server auth'],
  });
