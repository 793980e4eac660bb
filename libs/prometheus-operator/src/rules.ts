import type { Resource } from '@headwater/k8s';

/** As Prometheus reads them from a file: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export interface Groups {
  readonly groups: readonly { readonly name: string; readonly rules: readonly object[] }[];
}

/** `monitoring.coreos.com/v1` PrometheusRule, as far as this repository writes it. */
export interface PrometheusRule extends Resource {
  readonly spec: Groups;
}

export const prometheusRule = (spec: Groups): PrometheusRule => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'headwater', namespace: 'observability' },
  spec,
});
