import type { Image } from '@headwater/k8s';

/** Made from `docker/keycloak`. */
export const keycloakImage: Image = { repository: 'ghcr.io/headwater-platform/keycloak', tag: '26.7.4' };
