export { kubeStateMetricsImage } from './images.ts';
export { metrics } from './measured.ts';
export { kubeStateMetrics, type KubeStateMetricsConfig } from './kube-state-metrics.ts';
