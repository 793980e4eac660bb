import {
  callbackUrl,
  publicUrl,
  realmClients,
  realmRoles,
  rolesClaim,
  type FrontDoor,
  type RealmClientName,
} from '@headwater/contracts';
import type { ClientDefinition, MapperDefinition } from './definition.ts';

interface Traits {
  readonly title: string;
  /** Whether it proves that who comes back is who went: MinIO and Argo CD know no PKCE beside a secret. */
  readonly pkce: boolean;
}

const traits: Readonly<Record<RealmClientName, Traits>> = {
  airflow: { title: 'Airflow', pkce: true },
  argocd: { title: 'Argo CD', pkce: false },
  grafana: { title: 'Grafana', pkce: true },
  minio: { title: 'MinIO', pkce: false },
  sparkHistory: { title: 'Spark history', pkce: true },
};

/** A service with a secret, which gets people back at one address and asks Keycloak for nothing else. */
export function client(door: FrontDoor, name: RealmClientName): ClientDefinition {
  const { id, service } = realmClients[name];
  const { title, pkce } = traits[name];
  const url = publicUrl(door, service);
  return {
    clientId: id,
    name: title,
    rootUrl: url,
    baseUrl: '/',
    redirectUris: [callbackUrl(door, realmClients[name])],
    // its pages call Keycloak by no script
    webOrigins: [],
    enabled: true,
    protocol: 'openid-connect',
    publicClient: false,
    clientAuthenticatorType: 'client-secret',
    standardFlowEnabled: true,
    implicitFlowEnabled: false,
    directAccessGrantsEnabled: false,
    serviceAccountsEnabled: false,
    fullScopeAllowed: false,
    attributes: {
      'post.logout.redirect.uris': `${url}/*`,
      'pkce.code.challenge.method': pkce ? 'S256' : '',
    },
    protocolMappers: [rolesOfPerson],
    scopeRoles: realmRoles,
  };
}

/** A person's roles, where every service looks for them: Airflow asks Keycloak, the others read the token. */
const rolesOfPerson: MapperDefinition = {
  name: 'roles',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-usermodel-realm-role-mapper',
  config: {
    'claim.name': rolesClaim,
    'jsonType.label': 'String',
    multivalued: 'true',
    'id.token.claim': 'true',
    'access.token.claim': 'true',
    'userinfo.token.claim': 'true',
  },
};
