import type { Image } from '@headwater/k8s';

/** The release of the definitions, and of the images that work with them. */
export const certManagerVersion = 'v1.20.3';

const program = (name: string): Image => ({
  repository: `quay.io/jetstack/cert-manager-${name}`,
  tag: certManagerVersion,
});

export const certManagerImages = {
  controller: program('controller'),
  webhook: program('webhook'),
  injector: program('cainjector'),
} as const satisfies Record<string, Image>;
