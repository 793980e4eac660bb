export { certManager, type CertManagerConfig } from './cert-manager.ts';
export { bringsCertManagerDefinitions, certManagerSource } from './definitions.ts';
export { certManagerImages } from './images.ts';
export { webhookAuthority } from './names.ts';
