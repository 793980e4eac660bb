import type { Image } from '@headwater/k8s';

export const externalSecretsImage: Image = {
  repository: 'ghcr.io/external-secrets/external-secrets',
  tag: 'v2.10.0',
};
