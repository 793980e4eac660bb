import { workloads } from '@headwater/contracts';
import type { IResourceRequirements } from 'kubernetes-models/v1';
import { imageValues } from './image-values.ts';

export interface StackConfig {
  readonly images: Readonly<Record<'operator' | 'reloader' | 'prometheus' | 'alertmanager', string>>;
  readonly storageClass: string;
  /** The size of the volume of Prometheus, as a Kubernetes quantity. */
  readonly size: string;
  readonly retentionDays: number;
  /** As Prometheus wants it: `3276MB`. */
  readonly retentionSize: string;
  readonly scrapeSeconds: number;
  /** Of Prometheus. */
  readonly resources: IResourceRequirements;
  /** Who hears of alerts, as Alertmanager reads it. */
  readonly alertmanagerConfiguration: { readonly route: object; readonly receivers: readonly object[] };
  /** The Secret with the address that alerts are sent to; none where they are only shown. */
  readonly webhookSecret?: string;
}

export const operatorResources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '200m', memory: '192Mi' } };
export const reloaderResources = { requests: { cpu: '5m', memory: '24Mi' }, limits: { cpu: '100m', memory: '64Mi' } };
export const alertmanagerResources = {
  requests: { cpu: '10m', memory: '32Mi' },
  limits: { cpu: '200m', memory: '128Mi' },
};

const off = { enabled: false } as const;
const notItself = { serviceMonitor: { selfMonitor: false } } as const;

/** What the chart would bring beside the operator: ours stays, or needs rights on nodes that no namespace here has. */
const left = {
  crds: off,
  defaultRules: { create: false },
  grafana: { ...off, forceDeployDashboards: false },
  kubeStateMetrics: off,
  nodeExporter: off,
  kubeApiServer: off,
  kubelet: off,
  kubeControllerManager: off,
  coreDns: off,
  kubeEtcd: off,
  kubeScheduler: off,
  kubeProxy: off,
};

/** Helm merges what it is told into the chart's own configuration, whose routes lead to receivers that are not ours. */
const instead = ({ route, ...configuration }: StackConfig['alertmanagerConfiguration']) => ({
  ...configuration,
  route: { ...route, routes: [] },
  templates: [],
});

/**
 * The operator, one Prometheus and one Alertmanager, whose pods have the labels of ours: Services, NetworkPolicies,
 * dashboards and alerts stay what they are.
 * Source: https://github.com/prometheus-community/helm-charts/blob/kube-prometheus-stack-88.5.3/charts/kube-prometheus-stack/values.yaml
 */
export const values = (config: StackConfig): object => ({
  ...left,
  prometheusOperator: {
    image: imageValues(config.images.operator),
    prometheusConfigReloader: { image: imageValues(config.images.reloader), resources: reloaderResources },
    podLabels: { ...workloads.prometheusOperator.labels },
    resources: operatorResources,
    // it looks after what is in its own namespace
    namespaces: { releaseNamespace: true },
    // what they would refuse, the check before a merge does
    admissionWebhooks: off,
    tls: off,
    kubeletService: off,
    kubeletEndpointsEnabled: false,
    ...notItself,
  },
  prometheus: {
    ...notItself,
    prometheusSpec: {
      image: imageValues(config.images.prometheus),
      podMetadata: { labels: { ...workloads.prometheus.server.labels } },
      retention: `${config.retentionDays}d`,
      retentionSize: config.retentionSize,
      scrapeInterval: `${config.scrapeSeconds}s`,
      evaluationInterval: `${config.scrapeSeconds}s`,
      resources: config.resources,
      storageSpec: {
        volumeClaimTemplate: {
          spec: {
            storageClassName: config.storageClass,
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: config.size } },
          },
        },
      },
      // everything in the namespace, not only what the chart labels
      ruleSelectorNilUsesHelmValues: false,
      serviceMonitorSelectorNilUsesHelmValues: false,
      podMonitorSelectorNilUsesHelmValues: false,
      probeSelectorNilUsesHelmValues: false,
      scrapeConfigSelectorNilUsesHelmValues: false,
    },
  },
  alertmanager: {
    ...notItself,
    config: instead(config.alertmanagerConfiguration),
    alertmanagerSpec: {
      image: imageValues(config.images.alertmanager),
      podMetadata: { labels: { ...workloads.alertmanager.server.labels } },
      resources: alertmanagerResources,
      ...(config.webhookSecret === undefined ? {} : { secrets: [config.webhookSecret] }),
    },
  },
});
