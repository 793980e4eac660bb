import { identityAnnotations, keyVaultReader, type Namespace } from '@headwater/contracts';
import { annotated, serviceAccount, type Resource } from '@headwater/k8s';
import type { KeyVault } from './key-vault.ts';

/** `external-secrets.io/v1` SecretStore, as far as this repository writes it. */
export interface SecretStore extends Resource {
  readonly spec: {
    readonly provider: {
      readonly azurekv: {
        readonly authType: 'WorkloadIdentity';
        readonly vaultUrl: string;
        readonly serviceAccountRef: { readonly name: string };
      };
    };
  };
}

export const storeName = 'key-vault';

/** The account that Azure takes for the managed identity of the vault. It has no rights in the cluster. */
export const reader = (namespace: Namespace, vault: KeyVault): Resource =>
  annotated(serviceAccount(keyVaultReader(namespace)), identityAnnotations(vault));

/** The vault, as `namespace` sees it: https://external-secrets.io/latest/provider/azure-key-vault/#referenced-service-account */
export const secretStore = (namespace: Namespace, { vaultUrl }: KeyVault): SecretStore => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: { name: storeName, namespace },
  spec: {
    provider: {
      azurekv: {
        authType: 'WorkloadIdentity',
        vaultUrl,
        serviceAccountRef: { name: keyVaultReader(namespace).name },
      },
    },
  },
});
