export type { GrafanaConfig } from './config.ts';
export { grafana } from './grafana.ts';
export { grafanaImage } from './images.ts';
