import type { Image } from '@headwater/k8s';

/** The version of the upstream installation, and of its image. */
export const argocdVersion = 'v3.5.7';

export const argocdImages = {
  argocd: { repository: 'quay.io/argoproj/argocd', tag: argocdVersion },
  redis: {
    repository: 'public.ecr.aws/docker/library/redis',
    tag: '8.2.3-alpine',
    digest: 'sha256:08ad0b1d280850169a790dba1393ff7a90aef951fc19632cf4d3ce4f78e679ba',
  },
} as const satisfies Record<string, Image>;
