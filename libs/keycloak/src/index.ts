export type { KeycloakConfig } from './config.ts';
export { keycloakImage } from './images.ts';
export { keycloak } from './keycloak.ts';
export { managementPort } from './server.ts';
