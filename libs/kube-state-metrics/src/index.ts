export { kubeStateMetricsImage } from './images.ts';
export { kubeStateMetrics, type KubeStateMetricsConfig } from './kube-state-metrics.ts';
