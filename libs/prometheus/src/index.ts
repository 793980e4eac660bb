export type { PrometheusConfig } from './config.ts';
export { prometheusImage } from './images.ts';
export { prometheus } from './prometheus.ts';
