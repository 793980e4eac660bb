export type { SparkHistoryConfig } from './config.ts';
export { sparkHistory } from './spark-history.ts';
