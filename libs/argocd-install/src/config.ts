import type { SecretRef } from '@headwater/k8s';

export interface ArgocdConfig {
  readonly images: { readonly argocd: string; readonly redis: string };
  /** Where people open it, if they all open it at one address. */
  readonly url?: string;
  /** The host keys of the Git server, as `ssh-keyscan` prints them; none where it is not reached over SSH. */
  readonly knownHosts?: string;
  /** Signs the messages of a Git server that tells of pushes, as Gogs does; none where Argo CD has to ask. */
  readonly webhook?: SecretRef<'cicd', 'secret'>;
}
