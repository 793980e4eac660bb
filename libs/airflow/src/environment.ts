import {
  addressOf,
  connections,
  databaseTrust,
  hostOf,
  serviceAccounts,
  services,
  storeConnection,
  type Database,
  type DatabaseTrust,
} from '@headwater/contracts';
import { fromSecret } from '@headwater/k8s';
import type { IEnvVar } from 'kubernetes-models/v1';
import type { AirflowConfig, StoreLogins } from './config.ts';
import { home } from './configuration.ts';
import { logConnection } from './logs/object-store.ts';

/** What every process of Airflow gets, workers included. */
export const baseEnvironment = (): IEnvVar[] => [
  { name: 'AIRFLOW_HOME', value: home },
  // one line at a time in the pod's log
  { name: 'PYTHONUNBUFFERED', value: '1' },
];

/**
 * For the processes that work with the metadata database. Workers don't: they ask the API server.
 * Source: https://airflow.apache.org/docs/apache-airflow/stable/security/jwt_token_authentication.html
 */
export const databaseEnvironment = (config: AirflowConfig): IEnvVar[] => {
  const { secrets } = config;
  return [
    fromSecret('DATABASE_USERNAME', secrets.database, 'username'),
    fromSecret('DATABASE_PASSWORD', secrets.database, 'password'),
    {
      name: 'AIRFLOW__DATABASE__SQL_ALCHEMY_CONN',
      value: `postgresql+psycopg2://$(DATABASE_USERNAME):$(DATABASE_PASSWORD)@${addressOf(calledDatabase(config))}/airflow`,
    },
    ...callerTrust(config).variables,
    fromSecret('AIRFLOW__CORE__FERNET_KEY', secrets.fernetKey, 'fernet-key'),
  ];
};

/** What those processes call: the connection pool, where there is one. */
const calledDatabase = ({ database, pgBouncer }: AirflowConfig): Database =>
  pgBouncer.enabled ? services.pgBouncer : database;

/** For their pods. */
export const callerTrust = (config: AirflowConfig): DatabaseTrust => trust(calledDatabase(config));

/** For the pods of whoever calls the server itself. */
export const serverTrust = ({ database }: AirflowConfig): DatabaseTrust => trust(database);

const trust = (database: Database): DatabaseTrust => databaseTrust(database, 'orchestrator', 'airflow');

/** For the API server, which signs sessions, and for the triggerer, which serves its logs to it. */
export const apiSecretEnvironment = ({ secrets }: AirflowConfig): IEnvVar[] => [
  fromSecret('AIRFLOW__API__SECRET_KEY', secrets.apiSecretKey, 'api-secret-key'),
];

/** For the scheduler, which signs the tokens of tasks, and the API server, which verifies them: nobody else. */
export const jwtEnvironment = ({ secrets }: AirflowConfig): IEnvVar[] => [
  fromSecret('AIRFLOW__API_AUTH__JWT_SECRET', secrets.jwtSecret, 'jwt-secret'),
];

/** For those who write or read the logs of tasks. */
export const logEnvironment = ({ logs, objectStore }: AirflowConfig): IEnvVar[] =>
  logs.settings['remote_log_conn_id'] === logConnection
    ? objectStoreConnection(logConnection, objectStore, { prefix: 'LOG_STORE', login: 'logs' })
    : [];

/** For those who read DAGs. */
export const dagEnvironment = ({ environment, secrets, url }: AirflowConfig): IEnvVar[] => [
  { name: 'HEADWATER_ENVIRONMENT', value: environment },
  // for links in messages: the API server goes by the address that it is called by
  { name: 'AIRFLOW__API__BASE_URL', value: url },
  // callbacks run wherever DAGs are read
  fromSecret(variableOf(connections.slack), secrets.slack, 'connection'),
];

/** The connections that tasks, and the triggers they wait for, find without anybody typing them in. */
export const connectionEnvironment = ({ objectStore }: AirflowConfig): IEnvVar[] => [
  ...objectStoreConnection(storeConnection(objectStore), objectStore, { prefix: 'OBJECT_STORE', login: 'tasks' }),
  connection(connections.kubernetes, { conn_type: 'kubernetes', extra: { in_cluster: true } }),
  connection(connections.spark, {
    conn_type: 'spark',
    host: 'k8s://https://kubernetes.default.svc',
    port: 443,
    extra: { 'deploy-mode': 'cluster', namespace: serviceAccounts.sparkDriver.namespace },
  }),
];

/** With the keys of `login` in variables that begin with `prefix`, where it takes keys. */
function objectStoreConnection(
  id: string,
  store: AirflowConfig['objectStore'],
  { prefix, login }: { readonly prefix: string; readonly login: keyof StoreLogins },
): IEnvVar[] {
  // without a key, the hook signs in as whom its pod is
  if (store.kind === 'azure-blob')
    return [connection(id, { conn_type: 'wasb', host: `https://${hostOf(store.endpoint)}` })];
  const { url, region, pathStyle, logins } = store;
  return [
    fromSecret(`${prefix}_ACCESS_KEY`, logins[login], 'access-key'),
    fromSecret(`${prefix}_SECRET_KEY`, logins[login], 'secret-key'),
    connection(id, {
      conn_type: 'aws',
      login: `$(${prefix}_ACCESS_KEY)`,
      password: `$(${prefix}_SECRET_KEY)`,
      extra: {
        endpoint_url: url,
        region_name: region,
        config_kwargs: { s3: { addressing_style: pathStyle ? 'path' : 'virtual' } },
      },
    }),
  ];
}

/** A connection as JSON: https://airflow.apache.org/docs/apache-airflow/stable/howto/connection.html */
const connection = (id: string, content: object): IEnvVar => ({ name: variableOf(id), value: JSON.stringify(content) });

const variableOf = (connection: string): string => `AIRFLOW_CONN_${connection.toUpperCase()}`;
