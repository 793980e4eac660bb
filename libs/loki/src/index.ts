export type { LokiConfig } from './config.ts';
export { lokiImage } from './images.ts';
export { loki } from './loki.ts';
