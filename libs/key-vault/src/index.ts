export type { ExternalSecret } from './external-secret.ts';
export { keyVaultApplications, type KeyVault, type KeyVaultConfig } from './key-vault.ts';
export type { SecretStore } from './store.ts';
