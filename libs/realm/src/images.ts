import type { Image } from '@headwater/k8s';

/** Made from `docker/realm`; of the version of Keycloak whose API it calls. */
export const realmImage: Image = { repository: 'ghcr.io/headwater-platform/realm', tag: '26.7.4' };
