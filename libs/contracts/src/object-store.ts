import type { Endpoint } from './endpoints.ts';

/** The buckets that the platform itself uses, by what they are for. */
export const platformBuckets = ['landing', 'lakehouse', 'spark-events', 'airflow-logs'] as const;

export type PlatformBucket = (typeof platformBuckets)[number];

/** An S3 API, whoever answers it: MinIO, a fork of it, or a cloud. */
export interface ObjectStore {
  readonly endpoint: Endpoint;
  /** With scheme and port: `http://minio.deepstorage.svc:9000`. */
  readonly url: string;
  readonly region: string;
  /** Whether a bucket is part of the path (`host/bucket`) instead of the host name. */
  readonly pathStyle: boolean;
  /** The real name of each bucket: a cloud's bucket names are shared with the whole world. */
  readonly buckets: Readonly<Record<PlatformBucket, string>>;
  /** Buckets that only the environment names. */
  readonly moreBuckets: readonly string[];
}

/** What a user of the object store may do. */
export interface ObjectStoreUser {
  readonly name: 'airflow' | 'airflow-logs' | 'spark' | 'spark-history';
  readonly readWrite: readonly PlatformBucket[];
  /** Whether the user also reads and writes the buckets that only the environment names. */
  readonly moreBuckets: boolean;
}

/** Each program signs in as itself, and sees what it works on. */
export const objectStoreUsers: readonly ObjectStoreUser[] = [
  { name: 'airflow', readWrite: ['landing', 'lakehouse'], moreBuckets: true },
  { name: 'airflow-logs', readWrite: ['airflow-logs'], moreBuckets: false },
  { name: 'spark', readWrite: ['landing', 'lakehouse', 'spark-events'], moreBuckets: true },
  { name: 'spark-history', readWrite: ['spark-events'], moreBuckets: false },
];

/** The folder in the bucket `airflow-logs` that holds the logs of tasks. */
export const taskLogsFolder = 'airflow';
