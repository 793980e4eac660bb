export { traefikImage } from './images.ts';
export { traefik, type TraefikConfig } from './traefik.ts';
