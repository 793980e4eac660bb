import type { ServiceAccountRef } from '@headwater/k8s';
import type { Namespace } from './namespaces.ts';

/** The ServiceAccount of `namespace` by which its secrets are read from the vault. No pod runs under it. */
export const keyVaultReader = <N extends Namespace>(namespace: N): ServiceAccountRef<N> => ({
  namespace,
  name: 'key-vault-reader',
});

/** The ServiceAccount of the program that fills the secrets of `namespace`. */
export const secretFiller = (namespace: Namespace): ServiceAccountRef<'management'> => ({
  namespace: 'management',
  name: `external-secrets-${namespace}`,
});

/** Where Azure says who somebody is: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
export const entra = { host: 'login.microsoftonline.com', port: 443 } as const;
