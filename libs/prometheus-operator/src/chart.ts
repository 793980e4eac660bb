import type { Chart, ChartPods, Provided } from '@headwater/argocd';
import { workloads } from '@headwater/contracts';
import { formatCpu, formatMemory, parseQuantity } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';
import { alertmanagerResources, operatorResources, reloaderResources, values, type StackConfig } from './values.ts';

const name = 'kube-prometheus-stack';

/** The last chart of the operator's release: https://artifacthub.io/packages/helm/prometheus-community/kube-prometheus-stack */
export const stack = (config: StackConfig): Chart => ({
  repository: 'https://prometheus-community.github.io/helm-charts',
  chart: name,
  version: '88.5.3',
  values: values(config),
  pods: [
    pods(workloads.prometheusOperator, operatorResources),
    pods(workloads.prometheus.server, config.resources, reloaderResources),
    pods(workloads.alertmanager.server, alertmanagerResources, reloaderResources),
  ],
});

/** What it makes for the whole cluster. */
export const bringsStack: readonly Provided[] = ['operator', 'prometheus'].flatMap((part) => [
  { kind: 'ClusterRole', name: `${name}-${part}` },
  { kind: 'ClusterRoleBinding', name: `${name}-${part}` },
]);

function pods(workload: ChartPods['workload'], ...containers: readonly IResourceRequirements[]): ChartPods {
  const together = (resource: 'cpu' | 'memory') =>
    containers.reduce((sum, { requests }) => sum + parseQuantity(requests?.[resource] ?? 0), 0);
  return { workload, requests: { cpu: formatCpu(together('cpu')), memory: formatMemory(together('memory')) } };
}
