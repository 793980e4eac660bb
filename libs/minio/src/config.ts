import type { ObjectStore, ObjectStoreUser } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';

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
  readonly store: ObjectStore;
  readonly logins: Readonly<Record<ObjectStoreUser['name'], SecretRef<'deepstorage', 'access-key' | 'secret-key'>>>;
}
