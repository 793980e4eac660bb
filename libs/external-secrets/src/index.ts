export { bringsExternalSecretsDefinitions, externalSecretsSource } from './definitions.ts';
export { externalSecrets, type ExternalSecretsConfig } from './external-secrets.ts';
export { externalSecretsImage } from './images.ts';
