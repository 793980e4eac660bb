import { realmClients, type Namespace, type RealmClientName } from '@headwater/contracts';
import { password, secret, username, type Secret } from './declaration.ts';

/** Brings Keycloak's realm up to date. Keycloak makes it when its database is empty, and reads it never again. */
export const keycloakAdmin = secret({
  namespace: 'identity',
  name: 'keycloak-admin',
  keys: { username: username('headwater'), password },
});

/** By which a service proves to Keycloak who it is; Keycloak's realm gets it from the copy. */
const clientSecret = <const N extends Namespace>(
  client: RealmClientName,
  namespace: N,
  labels: Readonly<Record<string, string>> = {},
) =>
  secret({
    namespace,
    name: `sign-in-${realmClients[client].id}`,
    keys: { 'client-secret': { kind: 'token', bytes: 32 } },
    readers: ['identity'],
    labels,
  });

export const realmClientSecrets = {
  airflow: clientSecret('airflow', 'orchestrator'),
  // Argo CD reads no others by reference
  argocd: clientSecret('argocd', 'cicd', { 'app.kubernetes.io/part-of': 'argocd' }),
  grafana: clientSecret('grafana', 'observability'),
  minio: clientSecret('minio', 'deepstorage'),
  sparkHistory: clientSecret('sparkHistory', 'processing'),
} as const satisfies Record<RealmClientName, Secret<Namespace, 'client-secret', 'identity'>>;

/** Encrypts the cookies in which the proxy keeps who somebody is: 32 bytes. */
export const oauth2ProxyCookie = secret({
  namespace: 'processing',
  name: 'oauth2-proxy-cookie',
  keys: { 'cookie-secret': password },
});
