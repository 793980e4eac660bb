import { topology, type Environment } from '@headwater/environment';

/** What else the environment decides for the infrastructure below it. */
export function environmentVariables(environment: Environment) {
  const { kubernetes, database } = environment;
  const [pods, services] = kubernetes.networks;
  const { buckets, moreBuckets } = topology(environment).objectStore;
  return {
    kubernetes: { version: kubernetes.version, pod_cidr: pods, service_cidr: services },
    containers: [...Object.values(buckets), ...moreBuckets],
    log_containers: [buckets['airflow-logs'], buckets['spark-events']],
    databases: ['airflow', 'keycloak', ...database.databases],
  };
}
