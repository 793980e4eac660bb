import { objectStoreUsers, type ObjectStore, type ObjectStoreUser } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import type { IConfigMap } from 'kubernetes-models/v1';

export const policiesName = 'minio-policies';

/** The policy of each user as a file. */
export const policyFiles = (store: ObjectStore): IConfigMap =>
  configMap(
    'deepstorage',
    policiesName,
    Object.fromEntries(
      objectStoreUsers.map((user) => [`${user.name}.json`, JSON.stringify(policy(bucketsOf(user, store)), null, 2)]),
    ),
  );

/** The buckets that `user` reads and writes, by their real names. */
const bucketsOf = ({ readWrite, moreBuckets }: ObjectStoreUser, store: ObjectStore): string[] => [
  ...readWrite.map((bucket) => store.buckets[bucket]),
  ...(moreBuckets ? store.moreBuckets : []),
];

/**
 * Reads and writes `buckets`, and nothing else.
 * Source: https://github.com/minio/minio/blob/master/docs/iam/README.md
 */
const policy = (buckets: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation', 's3:ListBucket'],
      Resource: buckets.map((bucket) => `arn:aws:s3:::${bucket}`),
    },
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      Resource: buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`),
    },
    // unless they are denied it, users of MinIO may change their own password and make more access keys for themselves
    { Effect: 'Deny', Action: ['admin:*'] },
  ],
});
