import { application, foundationApplication, type Application } from '@headwater/argocd';
import { databasesApplication, madeDatabases } from '@headwater/contracts';
import {
  filledSecrets,
  foundationConfig,
  image,
  keyVaultConfig,
  topology,
  type Environment,
} from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { keyVaultApplications } from '@headwater/key-vault';
import { externalDatabases, postgres, postgresImage } from '@headwater/postgres';
import { postgresExporter, postgresExporterImage } from '@headwater/postgres-exporter';
import {
  airflowDatabase,
  databaseLogin,
  keycloakDatabase,
  own,
  postgresAdministrator,
  postgresMonitor,
  postgresSuperuser,
} from '@headwater/secrets';

/** What runs in namespace `database`. */
export const database = (environment: Environment): Application[] => [
  foundationApplication('database', foundation(foundationConfig(environment, 'database'))),
  ...keyVaultApplications(keyVaultConfig(environment, 'database')),
  server(environment),
  ...exporter(environment),
];

/** PostgreSQL, or what makes the databases on a server outside of the cluster. */
function server(environment: Environment): Application {
  const { database: choice } = environment;
  const needs = filledSecrets(environment, 'database');
  const wanted = {
    image: image(environment, 'postgres', postgresImage),
    databases: [
      { name: 'airflow', login: own(airflowDatabase) },
      { name: 'keycloak', login: own(keycloakDatabase) },
      ...choice.databases.map((name) => ({ name, login: own(databaseLogin(name)) })),
    ],
    ...(environment.observability.kind === 'none' ? {} : { monitor: own(postgresMonitor) }),
  };
  if (choice.kind === 'postgres') {
    return application({ name: 'postgres', namespace: 'database' }, needs, () =>
      postgres({ ...choice, ...wanted, storageClass: environment.storage.class, superuser: own(postgresSuperuser) }),
    );
  }
  return application({ name: databasesApplication, namespace: 'database', component: 'libs/postgres' }, needs, () =>
    externalDatabases({ ...wanted, database: choice, administrator: own(postgresAdministrator) }),
  );
}

/** None where nothing is measured. */
function exporter(environment: Environment): Application[] {
  if (environment.observability.kind === 'none') return [];
  const { database } = topology(environment);
  const needs = { ...madeDatabases(database), ...filledSecrets(environment, 'database') };
  return [
    application({ name: 'postgres-exporter', namespace: 'database' }, needs, () =>
      postgresExporter({
        image: image(environment, 'postgres-exporter', postgresExporterImage),
        database,
        login: own(postgresMonitor),
      }),
    ),
  ];
}
