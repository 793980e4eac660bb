/** Source: https://github.com/minio/minio/blob/master/docs/iam/README.md */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Effect: 'Allow' | 'Deny';
    readonly Action: readonly string[];
    readonly Resource?: readonly string[];
  }[];
}

/** Reads and writes `buckets`, and nothing else. */
export const readingAndWriting = (buckets: readonly string[]): Policy =>
  policy(buckets, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload']);

/** Reads `buckets`, and nothing else. */
export const reading = (buckets: readonly string[]): Policy => policy(buckets, ['s3:GetObject']);

const policy = (buckets: readonly string[], actions: readonly string[]): Policy => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation', 's3:ListBucket'],
      Resource: buckets.map((bucket) => `arn:aws:s3:::${bucket}`),
    },
    { Effect: 'Allow', Action: actions, Resource: buckets.map((bucket) => `arn:aws:s3:::${bucket}/*`) },
    // unless they are denied it, users of MinIO may change their own password and make more access keys for themselves
    { Effect: 'Deny', Action: ['admin:*'] },
  ],
});
