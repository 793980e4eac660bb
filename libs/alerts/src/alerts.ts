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

/** Groups of alert rules: https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export interface AlertGroups {
  readonly groups: readonly { readonly name: string; readonly rules: readonly AlertRule[] }[];
}

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** All of them; `runbooks` is where docs/runbooks is opened. */
export const alertGroups = (topology: Topology, runbooks: string): AlertGroups => ({
  groups: [{ name: 'headwater', rules: alerts(topology).map((alert) => rule(alert, runbooks)) }],
});

/** The same as the file that Prometheus reads. */
export const alertRules = (topology: Topology, runbooks: string): string => emit(alertGroups(topology, runbooks));

const rule = (alert: Alert, runbooks: string): AlertRule => ({
  alert: alert.name,
  expr: alert.expression,
  for: alert.for,
  labels: { severity: alert.severity, component: alert.component },
  annotations: { summary: alert.summary, runbook_url: `${runbooks}/${runbookOf(alert)}` },
});
