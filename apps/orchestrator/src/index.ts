import { airflow, airflowImages } from '@headwater/airflow';
import { application, foundationApplication } from '@headwater/argocd';
import { available } from '@headwater/availability';
import { inCluster, madeDatabases, publicUrl, signInNeeds } from '@headwater/contracts';
import {
  filledSecrets,
  foundationConfig,
  image,
  keyVaultConfig,
  topology,
  type Environment,
} from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { ingressApplications } from '@headwater/ingress';
import { keyVaultApplications } from '@headwater/key-vault';
import {
  airflowApiSecretKey,
  airflowDatabase,
  airflowFernetKey,
  airflowJwtSecret,
  airflowSlack,
  mirrored,
  own,
} from '@headwater/secrets';
import { dagDelivery } from './dag-delivery.ts';
import { repositoryNeeds } from './repository.ts';
import { passwordOf, signIn } from './sign-in.ts';
import { storeAccess, storeNeeds } from './store-access.ts';
import { taskLogs } from './task-logs.ts';

export { dagContract } from './dag-contract.ts';

/** What runs in namespace `orchestrator`. */
export const orchestrator = available((environment: Environment) => {
  const wiring = topology(environment);
  const { database, frontDoor } = wiring;
  const store = storeAccess(environment);
  const source = environment.secrets.kind;
  const needs = {
    ...madeDatabases(database),
    ...inCluster(store.endpoint),
    ...filledSecrets(environment, 'orchestrator'),
    databaseLogin: mirrored(airflowDatabase, 'orchestrator', source),
    ...storeNeeds(store),
    ...repositoryNeeds(environment),
    ...signInNeeds(wiring),
  };
  return [
    foundationApplication('orchestrator', foundation(foundationConfig(environment, 'orchestrator'))),
    ...keyVaultApplications(keyVaultConfig(environment, 'orchestrator')),
    ...ingressApplications(wiring, 'orchestrator'),
    application({ name: 'airflow', namespace: 'orchestrator' }, needs, ({ databaseLogin, ...repositorySecrets }) =>
      airflow({
        ...environment.airflow,
        environment: environment.name,
        ...(frontDoor ? { url: publicUrl(frontDoor, 'airflow'), proxies: environment.kubernetes.networks } : {}),
        images: {
          airflow: image(environment, 'airflow', airflowImages.airflow),
          pgBouncer: image(environment, 'pgbouncer', airflowImages.pgBouncer),
          statsdExporter: image(environment, 'statsd-exporter', airflowImages.statsdExporter),
        },
        sparkApplications: environment.spark.applications,
        database,
        objectStore: store,
        dags: dagDelivery(environment, repositorySecrets),
        logs: taskLogs(environment, store),
        signIn: signIn(environment),
        secrets: {
          database: databaseLogin,
          fernetKey: own(airflowFernetKey),
          apiSecretKey: own(airflowApiSecretKey),
          jwtSecret: own(airflowJwtSecret),
          admin: passwordOf(environment),
          slack: own(airflowSlack),
        },
      }),
    ),
  ];
});
