import { addressOf, services, type MetricsEndpoint } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';

/** `monitoring.coreos.com/v1alpha1` ScrapeConfig, as far as this repository writes it. */
export interface ScrapeConfig extends Resource {
  readonly spec: {
    readonly jobName: string;
    readonly metricsPath: string;
    readonly staticConfigs: readonly { readonly targets: readonly string[] }[];
  };
}

/**
 * Asks a Service by its name, as our own Prometheus does: queries know everything by the same labels, and Prometheus
 * needs no right to list the pods of other namespaces, as a ServiceMonitor wants it.
 * Source: https://prometheus-operator.dev/docs/developer/scrapeconfig/
 */
export const scrapeConfig = ({ job, service, path }: MetricsEndpoint): ScrapeConfig => ({
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'ScrapeConfig',
  metadata: { name: job, namespace: 'observability' },
  spec: {
    jobName: job,
    metricsPath: path,
    staticConfigs: [{ targets: [service === services.prometheus ? `localhost:${service.port}` : addressOf(service)] }],
  },
});
