import type { Image } from '@headwater/k8s';

export const sparkOperatorImage: Image = { repository: 'ghcr.io/kubeflow/spark-operator/controller', tag: '2.5.2' };
