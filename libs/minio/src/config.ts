import type { ObjectStoreUser, S3Store } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';
import type { SignIn } from './sign-in.ts';

export interface MinioConfig {
  readonly image: string;
  /** Of `mc`, which makes the buckets and users. */
  readonly clientImage: string;
  readonly storageClass: string;
  /** The size of the volume, as a Kubernetes quantity. */
  readonly size: string;
  readonly resources: IResourceRequirements;
  /** Where people open the console, if they all open it at one address. */
  readonly consoleUrl?: string;
  readonly root: SecretRef<'deepstorage', 'username' | 'password'>;
  /** What it promises to its callers. */
  readonly store: S3Store;
  readonly logins: Readonly<Record<ObjectStoreUser['name'], SecretRef<'deepstorage', 'access-key' | 'secret-key'>>>;
  /** How people get in beside the root user; none where they don't. */
  readonly signIn?: SignIn;
}
