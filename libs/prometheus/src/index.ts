export type { PrometheusConfig } from './config.ts';
export { prometheusImage } from './images.ts';
export { prometheus } from './prometheus.ts';
export { retentionSize } from './server.ts';
