import type { Workload } from '@headwater/k8s';
import type { Namespace } from './namespaces.ts';

const workload = <N extends Namespace>(namespace: N, application: string, component: string): Workload<N> => ({
  namespace,
  name: `${application}-${component}`,
  labels: { 'app.kubernetes.io/name': application, 'app.kubernetes.io/component': component },
});

/** Pods that this repository does not render, but knows by their labels. */
const foreign = <N extends Namespace>(namespace: N, name: string, labels: Record<string, string>): Workload<N> => ({
  namespace,
  name,
  labels,
});

export const airflow = {
  apiServer: workload('orchestrator', 'airflow', 'api-server'),
  scheduler: workload('orchestrator', 'airflow', 'scheduler'),
  dagProcessor: workload('orchestrator', 'airflow', 'dag-processor'),
  triggerer: workload('orchestrator', 'airflow', 'triggerer'),
  worker: workload('orchestrator', 'airflow', 'worker'),
  migrations: workload('orchestrator', 'airflow', 'migrations'),
  setup: workload('orchestrator', 'airflow', 'setup'),
  statsd: workload('orchestrator', 'airflow', 'statsd'),
  pgBouncer: workload('orchestrator', 'airflow', 'pgbouncer'),
} as const;

export const postgres = {
  server: workload('database', 'postgres', 'server'),
  databases: workload('database', 'postgres', 'databases'),
  exporter: workload('database', 'postgres', 'exporter'),
} as const;

export const minio = {
  server: workload('deepstorage', 'minio', 'server'),
  buckets: workload('deepstorage', 'minio', 'buckets'),
} as const;

export const spark = {
  operator: workload('processing', 'spark-operator', 'controller'),
  webhook: workload('processing', 'spark-operator', 'webhook'),
  history: workload('processing', 'spark-history', 'server'),
  // https://spark.apache.org/docs/4.0.0/running-on-kubernetes.html: Spark labels its own pods
  driver: foreign('processing', 'spark-driver', { 'spark-role': 'driver' }),
  executor: foreign('processing', 'spark-executor', { 'spark-role': 'executor' }),
} as const;

/** What tasks start: DAGs give their pods this label. */
export const taskPod = foreign('processing', 'task-pod', { 'app.kubernetes.io/name': 'task-pod' });

export const keycloak = {
  server: workload('identity', 'keycloak', 'server'),
  realm: workload('identity', 'keycloak', 'realm'),
} as const;

/** In front of what knows no sign-in by itself. */
export const oauth2Proxy = {
  sparkHistory: workload('processing', 'oauth2-proxy', 'spark-history'),
} as const;

export const reflector = {
  controller: workload('management', 'reflector', 'controller'),
} as const;

/** One for each namespace whose secrets a vault has, told apart by one label more. */
export const externalSecrets = {
  controller: workload('management', 'external-secrets', 'controller'),
} as const;

/** What makes Prometheus of a custom resource, where it is a chart's. */
export const prometheusOperator = foreign('observability', 'prometheus-operator', {
  'headwater.dev/program': 'prometheus-operator',
});

export const prometheus = {
  server: workload('observability', 'prometheus', 'server'),
} as const;

export const alertmanager = {
  server: workload('observability', 'alertmanager', 'server'),
} as const;

export const kubeStateMetrics = {
  server: workload('observability', 'kube-state-metrics', 'server'),
} as const;

export const loki = {
  server: workload('observability', 'loki', 'server'),
} as const;

export const grafana = {
  server: workload('observability', 'grafana', 'server'),
} as const;

export const logCollector = {
  agent: workload('logs', 'log-collector', 'agent'),
} as const;

export const gitea = {
  server: workload('cicd', 'gitea', 'server'),
  setup: workload('cicd', 'gitea', 'setup'),
} as const;

export const traefik = {
  proxy: workload('gateway', 'traefik', 'proxy'),
} as const;

export const certManager = {
  controller: workload('gateway', 'cert-manager', 'controller'),
  webhook: workload('gateway', 'cert-manager', 'webhook'),
  injector: workload('gateway', 'cert-manager', 'cainjector'),
} as const;

export const platformCa = {
  publisher: workload('gateway', 'platform-ca', 'publisher'),
} as const;

const argocdComponent = (name: string) => foreign('cicd', name, { 'app.kubernetes.io/name': name });

/** As the upstream installation labels them: https://github.com/argoproj/argo-cd/tree/v3.5.7/manifests/base */
export const argocd = {
  server: argocdComponent('argocd-server'),
  repoServer: argocdComponent('argocd-repo-server'),
  applicationController: argocdComponent('argocd-application-controller'),
  redis: argocdComponent('argocd-redis'),
} as const;
