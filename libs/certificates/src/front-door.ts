import type { Resource } from '@headwater/k8s';
import { doorCertificate } from '@headwater/contracts';
import { certificate, issuerRef } from './custom-resources.ts';

export interface FrontDoorCertificate {
  readonly domain: string;
  readonly issuer: string;
  /** A Go duration; an authority that is not ours decides how long it lasts. */
  readonly duration?: string;
  /** The annotations by which it is copied, with its key; none where one place shows it. */
  readonly copies: Readonly<Record<string, string>>;
}

/** One for every host, so that a new service needs none. */
export const frontDoor = ({ domain, issuer, duration, copies }: FrontDoorCertificate): Resource =>
  certificate(doorCertificate.namespace, doorCertificate.name, {
    secretName: doorCertificate.name,
    ...(Object.keys(copies).length === 0 ? {} : { secretTemplate: { annotations: copies } }),
    issuerRef: issuerRef(issuer),
    dnsNames: [`*.${domain}`],
    ...(duration === undefined ? {} : { duration }),
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'server auth'],
  });
