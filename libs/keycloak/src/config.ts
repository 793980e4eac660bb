import type { Database } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';

type Login = SecretRef<'identity', 'username' | 'password'>;

export interface KeycloakConfig {
  readonly image: string;
  /** Where browsers and pods find it. */
  readonly url: string;
  /** The PostgreSQL server that holds the database `keycloak`. */
  readonly database: Database;
  readonly databaseLogin: Login;
  /** Made when the database is empty, to make everything else. */
  readonly admin: Login;
  readonly resources: IResourceRequirements;
  /** Whether there may be more than one, which tell each other of what they remember. */
  readonly clustered: boolean;
}
