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

export const certManagerWebhook = service({
  application: 'cert-manager',
  name: 'cert-manager-webhook',
  pods: workloads.certManager.webhook,
  portName: 'https',
  port: 10250,
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
