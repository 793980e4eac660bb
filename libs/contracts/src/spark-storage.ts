import type { AzureBlobStore, ObjectStore, S3Store } from './object-store.ts';

/** How Hadoop finds the object store, and signs in where pods have no keys. */
export const hadoopProperties = (store: ObjectStore): Record<string, string> =>
  store.kind === 's3' ? s3aProperties(store) : abfsProperties(store);

/** Source: https://hadoop.apache.org/docs/r3.4.1/hadoop-aws/tools/hadoop-aws/index.html */
const s3aProperties = ({ url, region, pathStyle }: S3Store): Record<string, string> => ({
  'fs.s3a.endpoint': url,
  'fs.s3a.endpoint.region': region,
  'fs.s3a.path.style.access': String(pathStyle),
  'fs.s3a.connection.ssl.enabled': String(url.startsWith('https:')),
});

/** Source: https://hadoop.apache.org/docs/r3.4.1/hadoop-azure/abfs.html#Azure_Workload_Identity */
const abfsProperties = ({ identity }: AzureBlobStore): Record<string, string> => ({
  // else it asks for the rights on each container to find out
  'fs.azure.account.hns.enabled': 'true',
  'fs.azure.account.auth.type': 'OAuth',
  'fs.azure.account.oauth.provider.type': 'org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider',
  'fs.azure.account.oauth2.msi.tenant': identity.tenantId,
  'fs.azure.account.oauth2.client.id': identity.clientId,
  // where the webhook of AKS mounts it
  'fs.azure.account.oauth2.token.file': '/var/run/secrets/azure/tokens/azure-identity-token',
});

/** What Spark calls a bucket, without a slash at its end. */
export const sparkUrl = (store: ObjectStore, bucket: string): string =>
  store.kind === 's3' ? `s3a://${bucket}` : `abfss://${bucket}@${store.folders.host}`;

/** Where Spark applications write what the history server shows: the root of a bucket, which needs no folder made first. */
export const eventLog = (store: ObjectStore): string => `${sparkUrl(store, store.buckets['spark-events'])}/`;
