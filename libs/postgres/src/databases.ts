import { hostOf, services, workloads } from '@headwater/contracts';
import { syncHook } from '@headwater/argocd';
import { configMap, containerSecurity, fromSecret, job, podSecurity } from '@headwater/k8s';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IConfigMap, IEnvVar } from 'kubernetes-models/v1';
import type { Databases, PostgresConfig } from './config.ts';
import { user } from './server.ts';

const scriptName = 'postgres-databases';

// psql reads names and passwords from its environment: nothing of them is on a command line or in a log.
// A role that exists gets the password of its secret again: rotating the secret is enough.
const script = `set -eu
until pg_isready -q; do sleep 2; done
for DATABASE in $DATABASES; do
  variable=$(printf '%s' "$DATABASE" | tr a-z- A-Z_)
  ROLE=$(printenv "\${variable}_USERNAME")
  ROLE_PASSWORD=$(printenv "\${variable}_PASSWORD")
  export DATABASE ROLE ROLE_PASSWORD
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --file - <<'SQL'
\\getenv database DATABASE
\\getenv role ROLE
\\getenv password ROLE_PASSWORD
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SELECT format('CREATE ROLE %I LOGIN', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \\gexec
SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', :'role', :'password') \\gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \\gexec
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', :'database') \\gexec
SQL
  echo "database $DATABASE is there, and its role may sign in"
done
`;

// https://www.postgresql.org/docs/17/predefined-roles.html
const monitorScript = `psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --file - <<'SQL'
\\getenv role MONITOR_USERNAME
\\getenv password MONITOR_PASSWORD
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SELECT format('CREATE ROLE %I LOGIN', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \\gexec
SELECT format('ALTER ROLE %I LOGIN CONNECTION LIMIT 5 PASSWORD %L', :'role', :'password') \\gexec
SELECT format('GRANT pg_monitor TO %I', :'role') \\gexec
SQL
echo "the role that measures may sign in"
`;

export const databasesScript = ({ monitor }: PostgresConfig): IConfigMap =>
  configMap('database', scriptName, { 'databases.sh': monitor ? script + monitorScript : script });

/** Makes each role and database that is not there yet; initdb scripts would run on an empty volume only. */
export const databasesJob = ({ image, superuser, ...wanted }: PostgresConfig): IJob =>
  job(workloads.postgres.databases, syncHook(1), {
    serviceAccountName: services.postgres.name,
    securityContext: podSecurity(user),
    containers: [
      {
        name: 'databases',
        image,
        command: ['sh', '/scripts/databases.sh'],
        env: [
          { name: 'PGHOST', value: hostOf(services.postgres) },
          { name: 'PGPORT', value: String(services.postgres.port) },
          { name: 'PGDATABASE', value: 'postgres' },
          fromSecret('PGUSER', superuser, 'username'),
          fromSecret('PGPASSWORD', superuser, 'password'),
          ...logins(wanted),
        ],
        resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '500m', memory: '64Mi' } },
        securityContext: containerSecurity,
        volumeMounts: [{ name: 'scripts', mountPath: '/scripts', readOnly: true }],
      },
    ],
    volumes: [{ name: 'scripts', configMap: { name: scriptName } }],
  });

/** What the script reads: the names, and a login for each. */
export const logins = ({ databases, monitor }: Databases): IEnvVar[] => [
  { name: 'DATABASES', value: databases.map(({ name }) => name).join(' ') },
  ...databases.flatMap(({ name, login }) => [
    fromSecret(`${variable(name)}_USERNAME`, login, 'username'),
    fromSecret(`${variable(name)}_PASSWORD`, login, 'password'),
  ]),
  ...(monitor
    ? [fromSecret('MONITOR_USERNAME', monitor, 'username'), fromSecret('MONITOR_PASSWORD', monitor, 'password')]
    : []),
];

const variable = (database: string): string => database.toUpperCase().replaceAll('-', '_');
