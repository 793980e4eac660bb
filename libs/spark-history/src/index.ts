export type { SparkHistoryConfig } from './config.ts';
export { sparkImage } from './images.ts';
export { sparkHistory } from './spark-history.ts';
