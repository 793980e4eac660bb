import {
  authorityMounts,
  authorityVolumes,
  hostAliases,
  isTrustedByAll,
  issuer,
  realmClients,
  rolesClaim,
  type FrontDoor,
  type RealmRole,
} from '@headwater/contracts';
import { emit } from '@headwater/yaml';
import type { SignIn } from './config.ts';

/**
 * How Argo CD finds Keycloak, and the reference to what it proves itself by.
 * Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/#existing-oidc-provider
 */
export const oidcSettings = ({ door, secret }: SignIn): Record<string, string> => ({
  'oidc.config': emit({
    name: 'Keycloak',
    issuer: issuer(door),
    clientID: realmClients.argocd.id,
    clientSecret: `$${secret.name}:client-secret`,
    requestedScopes: ['openid', 'profile', 'email'],
    // asks Keycloak for a new token before the old one ends: who is disabled is out then
    refreshTokenThreshold: '1m',
  }),
});

const grants: Readonly<Partial<Record<RealmRole, string>>> = {
  admin: 'role:admin',
  'data-engineer': 'role:readonly',
  user: 'role:readonly',
  viewer: 'role:readonly',
};

/** Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/ */
export const rolePolicy = {
  scopes: `[${rolesClaim}]`,
  'policy.csv': Object.entries(grants)
    .map(([role, grant]) => `g, ${role}, ${grant}\n`)
    .join(''),
};

const caFolder = '/run/platform-ca';

/** What its server needs to call Keycloak by its public name; the authorities that everybody trusts stay trusted. */
export const serverOperations = (door: FrontDoor) => [
  ['add', '/spec/template/spec/hostAliases', hostAliases(door, 'keycloak')] as const,
  // Argo CD comes first, and brings what makes it; it is read when somebody first signs in
  ...authorityVolumes(door, { optional: true }).map(
    (volume) => ['add', '/spec/template/spec/volumes/-', volume] as const,
  ),
  ...authorityMounts(door, caFolder).map(
    (mount) => ['add', '/spec/template/spec/containers/0/volumeMounts/-', mount] as const,
  ),
  // beside the file of the system: https://pkg.go.dev/crypto/x509#SystemCertPool
  ...(isTrustedByAll(door)
    ? []
    : [['add', '/spec/template/spec/containers/0/env/-', { name: 'SSL_CERT_DIR', value: caFolder }] as const]),
];
