import { platformCa } from '@headwater/contracts';

const { namespace, name } = platformCa;

/** Signs the certificate of the authority with its own key. */
export const rootIssuer = 'self-signed';
/** Signs what the authority vouches for. */
export const authorityIssuer = name;

export const issuerNames = [rootIssuer, authorityIssuer];

/** The Secrets of the authority, whose key stays where it is, and of the front door. */
export const authorityKey = { namespace, name } as const;
export const frontDoorCertificate = { namespace, name: 'front-door-tls' } as const;

// what cert-manager writes: https://cert-manager.io/docs/usage/certificate/#target-secret
const keys = ['ca.crt', 'tls.crt', 'tls.key'];

/** What cert-manager makes of the Certificates. */
export const providedByCertificates = [authorityKey, frontDoorCertificate].map((secret) => ({
  kind: 'Secret',
  ...secret,
  keys,
}));
