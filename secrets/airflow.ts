import { password, secret, username } from './declaration.ts';

/** Encrypts connections and variables in the metadata database: a new value makes the old ones unreadable. */
export const airflowFernetKey = secret({
  namespace: 'orchestrator',
  name: 'airflow-fernet-key',
  keys: { 'fernet-key': { kind: 'fernet' } },
});

/** Signs the sessions of the web interface. */
export const airflowApiSecretKey = secret({
  namespace: 'orchestrator',
  name: 'airflow-api-secret-key',
  keys: { 'api-secret-key': { kind: 'token', bytes: 32 } },
});

/** Signs the tokens by which workers prove to the API server who they are (HS512: at least 64 bytes). */
export const airflowJwtSecret = secret({
  namespace: 'orchestrator',
  name: 'airflow-jwt-secret',
  keys: { 'jwt-secret': { kind: 'token', bytes: 64 } },
});

export const airflowAdmin = secret({
  namespace: 'orchestrator',
  name: 'airflow-admin',
  keys: { username: username('admin'), password },
});

/**
 * Calls the API for `./headwater`, where people sign in at Keycloak: nobody there can have a name with such a sign in it.
 */
export const airflowAutomation = secret({
  namespace: 'orchestrator',
  name: 'airflow-automation',
  keys: { username: username('headwater:automation'), password },
});

/** Without it, DAGs write a log line instead of a message. */
export const airflowSlack = secret({
  namespace: 'orchestrator',
  name: 'airflow-slack',
  keys: {
    connection: {
      kind: 'external',
      description:
        'Airflow\'s connection to Slack: {"conn_type": "slackwebhook", "password": "<the address of an incoming webhook>"}',
    },
  },
  optional: true,
});
