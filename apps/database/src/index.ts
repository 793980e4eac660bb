import { application, foundationApplication, type Application } from '@headwater/argocd';
import { foundationConfig, image, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { postgres, postgresImage } from '@headwater/postgres';
import { airflowDatabase, databaseLogin, keycloakDatabase, own, postgresSuperuser } from '@headwater/secrets';

/** What runs in namespace `database`. */
export const database = (environment: Environment): Application[] => [
  foundationApplication('database', foundation(foundationConfig(environment, 'database'))),
  application({ name: 'postgres', namespace: 'database' }, {}, () =>
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
    }),
  ),
];
