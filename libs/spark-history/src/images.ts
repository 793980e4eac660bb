import type { Image } from '@headwater/k8s';

/** Made from `docker/spark`: Spark, and Hadoop's S3A client for it. */
export const sparkImage: Image = { repository: 'ghcr.io/headwater-platform/spark', tag: '4.0.4' };
