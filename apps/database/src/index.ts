import { application, foundationApplication, type Application } from '@headwater/argocd';
import { inCluster } from '@headwater/contracts';
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
import { postgres, postgresImage } from '@headwater/postgres';
import { postgresExporter, postgresExporterImage } from '@headwater/postgres-exporter';
import {
  airflowDatabase,
  databaseLogin,
  keycloakDatabase,
  own,
  postgresMonitor,
  postgresSuperuser,
} from '@headwater/secrets';

/** What runs in namespace `database`. */
export const database = (environment: Environment): Application[] => [
  foundationApplication('database', foundation(foundationConfig(environment, 'database'))),
  ...keyVaultApplications(keyVaultConfig(environment, 'database')),
  application({ name: 'postgres', namespace: 'database' }, filledSecrets(environment, 'database'), () =>
    postgres({
      ...environment.database,
      image: image(environment, 'postgres', postgresImage),
      storageClass: environment.storage.class,
      superuser: own(postgresSuperuser),
      databases: [
        { name: 'airflow', login: own(airflowDatabase) },
        { name: 'keycloak', login: own(keycloakDatabase) },
        ...environment.database.databases.map((name) => ({ name, login: own(databaseLogin(name)) })),
      ],
      ...(environment.observability.kind === 'none' ? {} : { monitor: own(postgresMonitor) }),
    }),
  ),
  ...exporter(environment),
];

/** None where nothing is measured. */
function exporter(environment: Environment): Application[] {
  if (environment.observability.kind === 'none') return [];
  const { database } = topology(environment);
  const needs = { ...inCluster(database), ...filledSecrets(environment, 'database') };
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
