import type { Image } from '@headwater/k8s';

/** All of one release, which is that of the definitions too. */
export const certManagerImages = {
  controller: { repository: 'quay.io/jetstack/cert-manager-controller', tag: 'v1.20.3' },
  webhook: { repository: 'quay.io/jetstack/cert-manager-webhook', tag: 'v1.20.3' },
  injector: { repository: 'quay.io/jetstack/cert-manager-cainjector', tag: 'v1.20.3' },
} as const satisfies Record<string, Image>;
