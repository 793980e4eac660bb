import { airflow, airflowImages } from '@headwater/airflow';
import { application, foundationApplication, type Application } from '@headwater/argocd';
import { inCluster, publicUrl } from '@headwater/contracts';
import { foundationConfig, image, topology, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import {
  airflowAdmin,
  airflowApiSecretKey,
  airflowDatabase,
  airflowFernetKey,
  airflowJwtSecret,
  airflowSlack,
  mirrored,
  objectStoreLogins,
  own,
} from '@headwater/secrets';
import { dagDelivery } from './dag-delivery.ts';
import { repositoryNeeds } from './repository.ts';
import { taskLogs } from './task-logs.ts';

export { dagContract } from './dag-contract.ts';

/** What runs in namespace `orchestrator`. */
export const orchestrator = (environment: Environment): Application[] => {
  const { database, frontDoor, objectStore } = topology(environment);
  const needs = {
    ...inCluster(database),
    ...inCluster(objectStore.endpoint),
    databaseLogin: mirrored(airflowDatabase, 'orchestrator'),
    objectStoreLogin: mirrored(objectStoreLogins.airflow, 'orchestrator'),
    logStoreLogin: mirrored(objectStoreLogins['airflow-logs'], 'orchestrator'),
    ...repositoryNeeds(environment),
  };
  return [
    foundationApplication('orchestrator', foundation(foundationConfig(environment, 'orchestrator'))),
    application(
      { name: 'airflow', namespace: 'orchestrator' },
      needs,
      ({ databaseLogin, objectStoreLogin, logStoreLogin, ...repositorySecrets }) =>
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
          objectStore,
          dags: dagDelivery(environment, repositorySecrets),
          logs: taskLogs(environment, objectStore),
          secrets: {
            database: databaseLogin,
            fernetKey: own(airflowFernetKey),
            apiSecretKey: own(airflowApiSecretKey),
            jwtSecret: own(airflowJwtSecret),
            admin: own(airflowAdmin),
            objectStore: objectStoreLogin,
            logStore: logStoreLogin,
            slack: own(airflowSlack),
          },
        }),
    ),
  ];
};
