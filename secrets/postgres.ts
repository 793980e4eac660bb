import { password, secret, username } from './declaration.ts';

/** Creates the roles and databases; nothing else signs in with it. */
export const postgresSuperuser = secret({
  namespace: 'database',
  name: 'postgres-superuser',
  keys: { username: username('postgres'), password },
});

/** The same on a server of somebody else; there, it is no superuser. */
export const postgresAdministrator = secret({
  namespace: 'database',
  name: 'postgres-administrator',
  keys: {
    username: { kind: 'external', description: 'the name of a role that may make roles and databases' },
    password: { kind: 'external', description: "that role's password" },
  },
});

/** The login of the role that owns database `name`. */
export const databaseLogin = (name: string) =>
  secret({
    namespace: 'database',
    name: `postgres-${name}`,
    keys: { username: username(name), password },
  });

export const airflowDatabase = secret({ ...databaseLogin('airflow'), readers: ['orchestrator'] });
export const keycloakDatabase = secret({ ...databaseLogin('keycloak'), readers: ['identity'] });

/** Reads how the server is, and no table. */
export const postgresMonitor = databaseLogin('monitor');
