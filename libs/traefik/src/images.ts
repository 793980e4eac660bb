import type { Image } from '@headwater/k8s';

export const traefikImage: Image = { repository: 'docker.io/library/traefik', tag: 'v3.7.13' };
