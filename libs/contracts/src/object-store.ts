import type { Endpoint, External } from './endpoints.ts';
import type { AzureIdentity } from './workload-identity.ts';

/** The buckets that the platform itself uses, by what they are for. */
export const platformBuckets = ['landing', 'lakehouse', 'spark-events', 'airflow-logs'] as const;

export type PlatformBucket = (typeof platformBuckets)[number];

export type ObjectStore = S3Store | AzureBlobStore;

interface Buckets {
  /** The real name of each bucket: a cloud's bucket names are shared with the whole world. */
  readonly buckets: Readonly<Record<PlatformBucket, string>>;
  /** Buckets that only the environment names. */
  readonly moreBuckets: readonly string[];
}

/** An S3 API, whoever answers it: MinIO, a fork of it, or a cloud. */
export interface S3Store extends Buckets {
  readonly kind: 's3';
  readonly endpoint: Endpoint;
  /** With scheme and port: `http://minio.deepstorage.svc:9000`. */
  readonly url: string;
  readonly region: string;
  /** Whether a bucket is part of the path (`host/bucket`) instead of the host name. */
  readonly pathStyle: boolean;
}

/** A storage account of Azure with folders (a hierarchical namespace), whose containers are the buckets. */
export interface AzureBlobStore extends Buckets {
  readonly kind: 'azure-blob';
  /** Where it is asked for blobs, */
  readonly endpoint: External;
  /** and where for files and folders. */
  readonly folders: External;
  /** Who reads and writes it (Storage Blob Data Contributor): pods are that by themselves, and nobody has a key. */
  readonly identity: AzureIdentity;
}

/** As whom its users read and write it; nobody in particular where they have keys. */
export const storeIdentity = (store: ObjectStore): AzureIdentity | undefined =>
  store.kind === 'azure-blob' ? store.identity : undefined;

/** A store as its users find it: with what they sign in with, unless they are somebody already. */
export type StoreAccess<Logins> = (S3Store & { readonly logins: Logins }) | AzureBlobStore;

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
