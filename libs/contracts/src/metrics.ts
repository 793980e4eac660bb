import { isService } from './endpoints.ts';
import * as services from './services.ts';
import type { ServiceContract } from './services.ts';
import type { Topology } from './topology.ts';

/** Something that says how it is, in the format that Prometheus reads. */
export interface MetricsEndpoint {
  /** The label `job` of all that comes from there. */
  readonly job: string;
  readonly service: ServiceContract;
  readonly path: string;
}

/** Everything that Prometheus asks: what is not in this list is not measured, and no flow leads to it. */
export const metricsEndpoints = ({ frontDoor, objectStore }: Topology): MetricsEndpoint[] => [
  endpoint('airflow', services.airflowMetrics),
  endpoint('postgres', services.postgresMetrics),
  // https://min.io/docs/minio/linux/reference/minio-metrics-and-alerts.html; somebody else's store has none for us
  ...(isService(objectStore.endpoint)
    ? [
        endpoint('object-store', objectStore.endpoint, '/minio/v2/metrics/cluster'),
        endpoint('object-store-buckets', objectStore.endpoint, '/minio/v2/metrics/bucket'),
      ]
    : []),
  endpoint('spark-operator', services.sparkOperatorMetrics),
  endpoint('argocd', services.argocdMetrics),
  endpoint('argocd-server', services.argocdServerMetrics),
  endpoint('argocd-repo-server', services.argocdRepoServerMetrics),
  // when certificates end; the front door itself comes after what it leads to, and Grafana is among that
  ...(frontDoor ? [endpoint('cert-manager', services.certManagerMetrics)] : []),
  endpoint('kube-state-metrics', services.kubeStateMetrics),
  endpoint('prometheus', services.prometheus),
  endpoint('alertmanager', services.alertmanager),
  endpoint('loki', services.loki),
  endpoint('log-collector', services.logCollectorMetrics),
];

const endpoint = (job: string, service: ServiceContract, path = '/metrics'): MetricsEndpoint => ({
  job,
  service,
  path,
});
