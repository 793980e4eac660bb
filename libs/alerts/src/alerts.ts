import type { Topology } from '@headwater/contracts';
import { emit } from '@headwater/yaml';
import { airflowAlerts } from './airflow.ts';
import { runbookOf, type Alert } from './alert.ts';
import { platformAlerts } from './platform.ts';
import { sparkAlerts } from './spark.ts';
import { storeAlerts } from './stores.ts';

/** Everything that somebody is told of. */
export const alerts = (topology: Topology): Alert[] => [
  ...airflowAlerts,
  ...sparkAlerts,
  ...storeAlerts(topology),
  ...platformAlerts(topology),
];

/**
 * The file of rules that Prometheus reads; `runbooks` is where docs/runbooks is opened.
 * Source: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export const alertRules = (topology: Topology, runbooks: string): string =>
  emit({ groups: [{ name: 'headwater', rules: alerts(topology).map((alert) => rule(alert, runbooks)) }] });

const rule = (alert: Alert, runbooks: string) => ({
  alert: alert.name,
  expr: alert.expression,
  for: alert.for,
  labels: { severity: alert.severity, component: alert.component },
  annotations: { summary: alert.summary, runbook_url: `${runbooks}/${runbookOf(alert)}` },
});
