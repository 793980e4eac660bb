import { configMap, type Resource } from '@headwater/k8s';
import type { IEnvVar, IVolume, IVolumeMount } from 'kubernetes-models/v1';
import { isService, type External } from './endpoints.ts';
import type { Namespace } from './namespaces.ts';
import type { ServiceContract } from './services.ts';

/** The PostgreSQL server of the platform. */
export type Database = ServiceContract | ExternalDatabase;

/** A server outside of the cluster, which proves who it is. */
export interface ExternalDatabase extends External {
  /** The certificates of those who may have signed the server's, as PEM. */
  readonly authorities: string;
}

/** The Application that makes the databases, and their roles, on a server outside of the cluster. */
export const databasesApplication = 'postgres-databases';

/** Whoever makes the databases, as a need of the Applications that use them. */
export const madeDatabases = (database: Database): Record<string, { readonly application: string }> =>
  isService(database) ? { [database.name]: database } : { databases: { application: databasesApplication } };

const folder = '/etc/database-ca';
const key = 'ca.crt';

/** Where the pods of a client find the authorities. */
export const authoritiesFile = `${folder}/${key}`;

/** What a client has and its pods get, so that it talks to nobody but the server. */
export interface DatabaseTrust {
  readonly resources: readonly Resource[];
  /** libpq and asyncpg go by them. */
  readonly variables: readonly IEnvVar[];
  readonly mounts: readonly IVolumeMount[];
  readonly volumes: readonly IVolume[];
}

/** Nothing for our own server: it has no certificate, and NetworkPolicies in front of it. */
export function databaseTrust(database: Database, namespace: Namespace, client: string): DatabaseTrust {
  if (isService(database)) return { resources: [], variables: [], mounts: [], volumes: [] };
  const name = `${client}-database-ca`;
  return {
    resources: [configMap(namespace, name, { [key]: database.authorities })],
    // https://www.postgresql.org/docs/17/libpq-envars.html
    variables: [
      { name: 'PGSSLMODE', value: 'verify-full' },
      { name: 'PGSSLROOTCERT', value: authoritiesFile },
    ],
    mounts: [{ name: 'database-ca', mountPath: folder, readOnly: true }],
    volumes: [{ name: 'database-ca', configMap: { name } }],
  };
}
