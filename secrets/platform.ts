import type { RealmClientName } from '@headwater/contracts';
import {
  airflowAdmin,
  airflowApiSecretKey,
  airflowAutomation,
  airflowFernetKey,
  airflowJwtSecret,
  airflowSlack,
} from './airflow.ts';
import type { Secret } from './declaration.ts';
import { gitDeployKey, giteaAdmin, giteaKeys, giteaWebhook, gitReader } from './git.ts';
import { keycloakAdmin, oauth2ProxyCookie, realmClientSecrets } from './identity.ts';
import { minioRoot, objectStoreLogins } from './object-store.ts';
import { alertWebhook, grafanaAdmin } from './observability.ts';
import {
  airflowDatabase,
  databaseLogin,
  keycloakDatabase,
  postgresAdministrator,
  postgresMonitor,
  postgresSuperuser,
} from './postgres.ts';

/** What an environment decides about the secrets it needs. */
export interface SecretChoices {
  /** Databases that only the environment names. */
  readonly databases: readonly string[];
  /** Whether PostgreSQL is our own, or a server somewhere else with an administrator that a person provides. */
  readonly ownDatabase: boolean;
  /** Of the object store: made for our own, provided by a person for somebody else's, or none where pods are somebody. */
  readonly objectStoreLogins: 'made' | 'provided' | 'none';
  /** How the repository is read: with a login of our own Git server, with a deploy key, or without either. */
  readonly gitAccess: 'login' | 'deploy-key' | 'open';
  /** The services that people sign in to at Keycloak; none where each has its own login. */
  readonly signIn: readonly RealmClientName[];
  /** Whether anything is measured, and whether alerts are sent to somebody. */
  readonly observability: 'none' | 'alerts-shown' | 'alerts-sent';
}

/** Every secret that an environment needs, in the order in which they are shown. */
export const platformSecrets = ({
  databases,
  ownDatabase,
  objectStoreLogins: storeLogins,
  gitAccess,
  observability,
  signIn,
}: SecretChoices): Secret[] => [
  ownDatabase ? postgresSuperuser : postgresAdministrator,
  airflowDatabase,
  signIn.length > 0 ? keycloakDatabase : { ...keycloakDatabase, readers: [] },
  ...databases.map(databaseLogin),
  ...objectStoreSecrets[storeLogins],
  airflowFernetKey,
  airflowApiSecretKey,
  airflowJwtSecret,
  signIn.length > 0 ? airflowAutomation : airflowAdmin,
  airflowSlack,
  ...identitySecrets(signIn),
  ...gitSecrets[gitAccess],
  ...(observability === 'none' ? [] : [postgresMonitor, grafanaAdmin]),
  ...(observability === 'alerts-sent' ? [alertWebhook] : []),
];

const identitySecrets = (signIn: readonly RealmClientName[]): Secret[] => [
  ...(signIn.length > 0 ? [keycloakAdmin] : []),
  ...(signIn.includes('sparkHistory') ? [oauth2ProxyCookie] : []),
  ...signIn.map((client) => realmClientSecrets[client]),
];

const gitSecrets: Readonly<Record<SecretChoices['gitAccess'], readonly Secret[]>> = {
  login: [giteaAdmin, giteaKeys, giteaWebhook, gitReader],
  'deploy-key': [gitDeployKey],
  open: [],
};

const providedByPerson = (secret: Secret): Secret => ({
  ...secret,
  keys: Object.fromEntries(
    Object.keys(secret.keys).map((key) => [key, { kind: 'external', description: `the object store's ${key}` }]),
  ),
});

const logins: readonly Secret[] = Object.values(objectStoreLogins);

const objectStoreSecrets: Readonly<Record<SecretChoices['objectStoreLogins'], readonly Secret[]>> = {
  made: [minioRoot, ...logins],
  provided: logins.map(providedByPerson),
  none: [],
};
