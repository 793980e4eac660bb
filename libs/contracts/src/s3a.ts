import type { ObjectStore } from './object-store.ts';

/**
 * How Hadoop's S3A client finds the object store.
 * Source: https://hadoop.apache.org/docs/r3.4.1/hadoop-aws/tools/hadoop-aws/index.html
 */
export const s3aProperties = ({ url, region, pathStyle }: ObjectStore): Record<string, string> => ({
  'fs.s3a.endpoint': url,
  'fs.s3a.endpoint.region': region,
  'fs.s3a.path.style.access': String(pathStyle),
  'fs.s3a.connection.ssl.enabled': String(url.startsWith('https:')),
});

/** Where Spark applications write what the history server shows: the root of a bucket, which needs no folder made first. */
export const eventLog = ({ buckets }: ObjectStore): string => `s3a://${buckets['spark-events']}/`;
