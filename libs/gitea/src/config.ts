import type { SecretRef } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';

type Secret<K extends string> = SecretRef<'cicd', K>;

export interface GiteaConfig {
  readonly image: string;
  readonly storageClass: string;
  /** The size of the volume, as a Kubernetes quantity. */
  readonly size: string;
  readonly resources: IResourceRequirements;
  /** The branch that the cluster follows. */
  readonly branch: string;
  /** Whether people come by HTTPS only, through a proxy. */
  readonly behindTls: boolean;
  readonly keys: Secret<'secret-key' | 'internal-token' | 'jwt-secret'>;
  /** Owns the repository. */
  readonly admin: Secret<'username' | 'password'>;
  /** Reads it. */
  readonly reader: Secret<'username' | 'password'>;
  /** Signs what Argo CD is told of pushes. */
  readonly webhook: Secret<'secret'>;
}
