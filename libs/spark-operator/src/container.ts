import { httpProbe } from '@headwater/k8s';
import type { IContainer, IContainerPort } from 'kubernetes-models/v1';
import { namespace } from './names.ts';

// the spark user of the image, which is made from apache/spark
export const user = 185;

const metricsPort = 8080;
const healthPort = 8081;

/** The flags that the controller and the webhook have in common. */
export const sharedFlags = (lease: string): string[] => [
  `--namespaces=${namespace}`,
  '--leader-election=true',
  `--leader-election-lock-name=${lease}`,
  `--leader-election-lock-namespace=${namespace}`,
  '--enable-metrics=true',
  `--metrics-bind-address=:${metricsPort}`,
  `--health-probe-bind-address=:${healthPort}`,
];

export const ports: IContainerPort[] = [
  { name: 'metrics', containerPort: metricsPort },
  { name: 'health', containerPort: healthPort },
];

export const probes: Pick<IContainer, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> = {
  startupProbe: httpProbe('/healthz', 'health', { period: 2, failures: 60 }),
  readinessProbe: httpProbe('/readyz', 'health'),
  livenessProbe: httpProbe('/healthz', 'health', { failures: 6 }),
};
