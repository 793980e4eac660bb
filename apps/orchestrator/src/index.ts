import { airflow, airflowImages } from '@headwater/airflow';
import { application, foundationApplication, type Application } from '@headwater/argocd';
import { inCluster } from '@headwater/contracts';
import { foundationConfig, image, topology, usesDeployKey, type Environment } from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import {
  airflowAdmin,
  airflowApiSecretKey,
  airflowDatabase,
  airflowFernetKey,
  airflowJwtSecret,
  airflowSlack,
  gitDeployKey,
  mirrored,
  objectStoreLogins,
  own,
} from '@headwater/secrets';
import { dagDelivery } from './dag-delivery.ts';
import { taskLogs } from './task-logs.ts';

/** What runs in namespace `orchestrator`. */
export const orchestrator = (environment: Environment): Application[] => {
  const { database, objectStore } = topology(environment);
  const needs = {
    ...inCluster(database),
    ...inCluster(objectStore.endpoint),
    databaseLogin: mirrored(airflowDatabase, 'orchestrator'),
    objectStoreLogin: mirrored(objectStoreLogins.airflow, 'orchestrator'),
    logStoreLogin: mirrored(objectStoreLogins['airflow-logs'], 'orchestrator'),
    ...(usesDeployKey(environment) ? { deployKey: mirrored(gitDeployKey, 'orchestrator') } : {}),
  };
  return [
    foundationApplication('orchestrator', foundation(foundationConfig(environment, 'orchestrator'))),
    application(
      { name: 'airflow', namespace: 'orchestrator' },
      needs,
      ({ databaseLogin, objectStoreLogin, logStoreLogin, deployKey }) =>
        airflow({
          ...environment.airflow,
          images: {
            airflow: image(environment, 'airflow', airflowImages.airflow),
            pgBouncer: image(environment, 'pgbouncer', airflowImages.pgBouncer),
            statsdExporter: image(environment, 'statsd-exporter', airflowImages.statsdExporter),
          },
          database,
          objectStore,
          dags: dagDelivery(environment, deployKey),
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
