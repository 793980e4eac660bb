/**
 * What can be two without knowing of each other, elects a leader, or finds the other, by the names of their workloads.
 * Airflow's API servers and schedulers are as many as the environment says. What is not here keeps something that is
 * not shared: a volume, a watch that would write twice, or sessions.
 */
export const twice: readonly string[] = [
  'airflow-pgbouncer',
  'airflow-triggerer',
  'cert-manager-webhook',
  'keycloak',
  'oauth2-proxy',
  'spark-history-proxy',
  'spark-operator-controller',
  'spark-operator-webhook',
  'traefik',
];

/** What answers people, and gets more of itself while its CPU is busy: at most so many. */
export const scaled: Readonly<Record<string, number>> = { 'airflow-api-server': 4, traefik: 4 };
