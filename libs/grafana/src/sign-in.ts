import {
  authorityMounts,
  authorityVolumes,
  hostAliases,
  isTrustedByAll,
  issuer,
  platformCa,
  realmClients,
  rolesClaim,
  type FrontDoor,
  type RealmRole,
} from '@headwater/contracts';
import { fromSecret, type SecretRef } from '@headwater/k8s';
import type { IEnvVar } from 'kubernetes-models/v1';

export interface SignIn {
  readonly door: FrontDoor;
  readonly secret: SecretRef<'observability', 'client-secret'>;
}

const grants: readonly (readonly [RealmRole, string])[] = [
  ['admin', 'Admin'],
  ['data-engineer', 'Editor'],
  ['user', 'Viewer'],
  ['viewer', 'Viewer'],
];

const caFolder = '/run/platform-ca';

/** Source: https://grafana.com/docs/grafana/latest/setup-grafana/configure-security/configure-authentication/keycloak/ */
export function oauthSettings({ door, secret }: SignIn): IEnvVar[] {
  const endpoint = `${issuer(door)}/protocol/openid-connect`;
  const settings = {
    ENABLED: 'true',
    NAME: 'Keycloak',
    CLIENT_ID: realmClients.grafana.id,
    SCOPES: 'openid profile email',
    AUTH_URL: `${endpoint}/auth`,
    TOKEN_URL: `${endpoint}/token`,
    API_URL: `${endpoint}/userinfo`,
    SIGNOUT_REDIRECT_URL: `${endpoint}/logout`,
    USE_PKCE: 'true',
    // who is disabled is out when their token ends
    USE_REFRESH_TOKEN: 'true',
    ALLOW_SIGN_UP: 'true',
    // there is one place to sign in: no page asks which
    AUTO_LOGIN: 'true',
    LOGIN_ATTRIBUTE_PATH: 'preferred_username',
    ROLE_ATTRIBUTE_PATH: rolePath,
    // whoever has none of these roles is refused
    ROLE_ATTRIBUTE_STRICT: 'true',
    ...(isTrustedByAll(door) ? {} : { TLS_CLIENT_CA: `${caFolder}/${platformCa.key}` }),
  };
  return [
    ...Object.entries(settings).map(([key, value]) => ({ name: `GF_AUTH_GENERIC_OAUTH_${key}`, value })),
    fromSecret('GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET', secret, 'client-secret'),
  ];
}

/** The first role that a person has: https://jmespath.org */
const rolePath = grants.map(([role, grant]) => `contains(${rolesClaim}[*], '${role}') && '${grant}'`).join(' || ');

/** What the pod needs to call Keycloak by its public name. */
export const trust = ({ door }: SignIn) => ({
  hostAliases: hostAliases(door, 'keycloak'),
  volumes: authorityVolumes(door),
  mounts: authorityMounts(door, caFolder),
});
