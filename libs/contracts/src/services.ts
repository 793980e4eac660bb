import type { Workload } from '@headwater/k8s';
import type { Namespace } from './namespaces.ts';
import * as workloads from './workloads.ts';

/** A Service that others may call: the Application that makes it answer, and the pods behind it. */
export interface ServiceContract<N extends Namespace = Namespace> {
  readonly application: string;
  readonly name: string;
  readonly pods: Workload<N>;
  readonly portName: string;
  readonly port: number;
  /** The port of the pods, where it is another one. */
  readonly targetPort?: number;
  readonly protocol?: 'UDP';
}

const service = <const S extends ServiceContract>(contract: S): S => contract;

export const postgres = service({
  application: 'postgres',
  name: 'postgres',
  pods: workloads.postgres.server,
  portName: 'sql',
  port: 5432,
});

export const pgBouncer = service({
  application: 'airflow',
  name: 'airflow-pgbouncer',
  pods: workloads.airflow.pgBouncer,
  portName: 'sql',
  port: 6543,
});

export const minio = service({
  application: 'minio',
  name: 'minio',
  pods: workloads.minio.server,
  portName: 's3',
  port: 9000,
});

export const minioConsole = service({
  application: 'minio',
  name: 'minio-console',
  pods: workloads.minio.server,
  portName: 'console',
  port: 9001,
});

export const airflowApi = service({
  application: 'airflow',
  name: 'airflow-api-server',
  pods: workloads.airflow.apiServer,
  portName: 'http',
  port: 8080,
});

export const airflowTriggererLogs = service({
  application: 'airflow',
  name: 'airflow-triggerer',
  pods: workloads.airflow.triggerer,
  portName: 'logs',
  port: 8794,
});

export const statsd = service({
  application: 'airflow',
  name: 'airflow-statsd',
  pods: workloads.airflow.statsd,
  portName: 'statsd-ingest',
  port: 9125,
  protocol: 'UDP',
});

/** What Prometheus reads of the metrics that Airflow sends to the Service above. */
export const airflowMetrics = service({
  application: 'airflow',
  name: 'airflow-statsd',
  pods: workloads.airflow.statsd,
  portName: 'metrics',
  port: 9102,
});

export const postgresMetrics = service({
  application: 'postgres-exporter',
  name: 'postgres-exporter',
  pods: workloads.postgres.exporter,
  portName: 'metrics',
  port: 9187,
});

export const sparkOperatorMetrics = service({
  application: 'spark-operator',
  name: 'spark-operator-metrics',
  pods: workloads.spark.operator,
  portName: 'metrics',
  port: 8080,
});

export const sparkWebhook = service({
  application: 'spark-operator',
  name: 'spark-operator-webhook',
  pods: workloads.spark.webhook,
  portName: 'webhook',
  port: 9443,
});

export const sparkHistory = service({
  application: 'spark-history',
  name: 'spark-history',
  pods: workloads.spark.history,
  portName: 'http',
  port: 18080,
});

/** The history server behind the sign-in. */
export const sparkHistoryProxy = service({
  application: 'spark-history',
  name: 'spark-history-proxy',
  pods: workloads.oauth2Proxy.sparkHistory,
  portName: 'http',
  port: 4180,
});

export const keycloak = service({
  application: 'keycloak',
  name: 'keycloak',
  pods: workloads.keycloak.server,
  portName: 'http',
  port: 8080,
});

/** By which several Keycloaks tell each other what they remember, and see that another one is gone. */
export const keycloakCluster = [
  { name: 'cluster', port: 7800 },
  { name: 'cluster-failure', port: 57800 },
] as const;

export const gitea = service({
  application: 'gitea',
  name: 'gitea',
  pods: workloads.gitea.server,
  portName: 'http',
  port: 3000,
});

/** As the upstream installation has it: https://github.com/argoproj/argo-cd/blob/v3.5.7/manifests/base/server/argocd-server-service.yaml */
export const argocdServer = service({
  application: 'argocd',
  name: 'argocd-server',
  pods: workloads.argocd.server,
  portName: 'http',
  port: 80,
  targetPort: 8080,
});

/** Of its pods, as the upstream installation has them: a Service for each, but for the repo server's, which has two ports. */
export const argocdMetrics = service({
  application: 'argocd',
  name: 'argocd-metrics',
  pods: workloads.argocd.applicationController,
  portName: 'metrics',
  port: 8082,
});

export const argocdServerMetrics = service({
  application: 'argocd',
  name: 'argocd-server-metrics',
  pods: workloads.argocd.server,
  portName: 'metrics',
  port: 8083,
});

export const argocdRepoServerMetrics = service({
  application: 'argocd',
  name: 'argocd-repo-server',
  pods: workloads.argocd.repoServer,
  portName: 'metrics',
  port: 8084,
});

export const prometheus = service({
  application: 'prometheus',
  name: 'prometheus',
  pods: workloads.prometheus.server,
  portName: 'http',
  port: 9090,
});

export const alertmanager = service({
  application: 'alertmanager',
  name: 'alertmanager',
  pods: workloads.alertmanager.server,
  portName: 'http',
  port: 9093,
});

export const kubeStateMetrics = service({
  application: 'kube-state-metrics',
  name: 'kube-state-metrics',
  pods: workloads.kubeStateMetrics.server,
  portName: 'metrics',
  port: 8080,
});

export const loki = service({
  application: 'loki',
  name: 'loki',
  pods: workloads.loki.server,
  portName: 'http',
  port: 3100,
});

export const logCollectorMetrics = service({
  application: 'log-collector',
  name: 'log-collector',
  pods: workloads.logCollector.agent,
  portName: 'metrics',
  port: 8888,
});

export const grafana = service({
  application: 'grafana',
  name: 'grafana',
  pods: workloads.grafana.server,
  portName: 'http',
  port: 3000,
});

export const certManagerWebhook = service({
  application: 'cert-manager',
  name: 'cert-manager-webhook',
  pods: workloads.certManager.webhook,
  portName: 'https',
  port: 10250,
});

export const certManagerMetrics = service({
  application: 'cert-manager',
  name: 'cert-manager-metrics',
  pods: workloads.certManager.controller,
  portName: 'metrics',
  port: 9402,
});

/** Of the front door's pods: below 1024 a program that isn't root may not listen. */
export const frontDoorPorts = { http: 8000, https: 8443 } as const;

/** The front door, on the port that people write in its address. */
export const traefik = ({ port }: { readonly port: number }) =>
  service({
    application: 'traefik',
    name: 'traefik',
    pods: workloads.traefik.proxy,
    portName: 'https',
    port,
    targetPort: frontDoorPorts.https,
  });

/** The name by which any pod of the cluster reaches the Service. */
export const host = ({ name, pods }: ServiceContract): string => `${name}.${pods.namespace}.svc`;
