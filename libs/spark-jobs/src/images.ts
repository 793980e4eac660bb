import type { Image } from '@headwater/k8s';

/** Made from `docker/spark`: Spark, of the version that its tag says, with Hadoop's S3A client and what jobs import. */
export const sparkImage: Image = { repository: 'ghcr.io/headwater-platform/spark', tag: '4.0.4' };
