import { eventLog, hadoopProperties, services } from '@headwater/contracts';
import { parseQuantity } from '@headwater/k8s';
import type { SparkHistoryConfig } from './config.ts';

/** System properties of the history server: https://spark.apache.org/docs/4.0.0/monitoring.html */
export function historyOptions({ store, days, url }: SparkHistoryConfig): string {
  const properties = {
    'spark.history.fs.logDirectory': eventLog(store),
    'spark.history.fs.cleaner.enabled': 'true',
    'spark.history.fs.cleaner.maxAge': `${days}d`,
    'spark.history.ui.port': String(services.sparkHistory.port),
    ...(url === undefined ? {} : { 'spark.ui.proxyRedirectUri': url }),
    ...withPrefix('spark.hadoop.', hadoopProperties(store)),
  };
  return Object.entries(properties)
    .map(([key, value]) => `-D${key}=${value}`)
    .join(' ');
}

/** Half of what the container gets: the S3 client and Java itself need memory beside the heap. */
export const heap = ({ resources }: SparkHistoryConfig): string =>
  `${Math.floor(parseQuantity(resources.limits.memory) / 2 / 1024 ** 2)}m`;

const withPrefix = (prefix: string, properties: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [prefix + key, value]));
