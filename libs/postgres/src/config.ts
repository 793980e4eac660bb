import type { ExternalDatabase } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';

type Login = SecretRef<'database', 'username' | 'password'>;

/** The roles and databases that there have to be. */
export interface Databases {
  /** Each is owned by a role that signs in with `login`. */
  readonly databases: readonly Database[];
  /** Of the role that may read how the server is, and no table; none where nobody measures it. */
  readonly monitor?: Login;
}

export interface ExternalDatabasesConfig extends Databases {
  readonly image: string;
  readonly database: ExternalDatabase;
  /** Of a role that may make roles and databases, and need not be a superuser. */
  readonly administrator: Login;
}

export interface PostgresConfig extends Databases {
  readonly image: string;
  readonly storageClass: string;
  /** The size of the volume, as a Kubernetes quantity. */
  readonly size: string;
  readonly maxConnections: number;
  readonly resources: IResourceRequirements;
  readonly superuser: Login;
}

export interface Database {
  readonly name: string;
  readonly login: Login;
}
