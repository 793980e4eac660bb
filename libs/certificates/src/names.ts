import { doorCertificate, platformCa } from '@headwater/contracts';

const { namespace, name } = platformCa;

/** Signs the certificate of the authority with its own key. */
export const rootIssuer = 'self-signed';
/** Signs what the authority vouches for. */
export const authorityIssuer = name;

/** Asks an authority that everybody trusts. */
export const acmeIssuer = 'acme';

/** The Secrets of the authority, whose key stays where it is, and of the front door. */
export const authorityKey = { namespace, name } as const;
/** The key by which the platform is known to that authority. */
export const acmeAccount = { namespace, name: 'acme-account' } as const;

// what cert-manager writes: https://cert-manager.io/docs/usage/certificate/#target-secret
const secret = (
  name: typeof authorityKey | typeof doorCertificate | typeof acmeAccount,
  ...keys: readonly string[]
) => ({
  kind: 'Secret',
  ...name,
  keys,
});

/** By whom certificates are signed: an authority of the platform, or one that everybody trusts. */
export type Signer = 'own' | 'acme';

export const issuerNames = (signer: Signer): string[] =>
  signer === 'acme' ? [acmeIssuer] : [rootIssuer, authorityIssuer];

/** What cert-manager makes of the Certificates. */
export const providedByCertificates = (signer: Signer) =>
  signer === 'acme'
    ? [secret(doorCertificate, 'tls.crt', 'tls.key'), secret(acmeAccount, 'tls.key')]
    : [authorityKey, doorCertificate].map((each) => secret(each, 'ca.crt', 'tls.crt', 'tls.key'));
