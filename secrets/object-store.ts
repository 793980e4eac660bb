import type { ObjectStoreUser, Namespace } from '@headwater/contracts';
import { password, secret, username } from './declaration.ts';

/** Creates the users, policies and buckets of MinIO; nothing else signs in with it. */
export const minioRoot = secret({
  namespace: 'deepstorage',
  name: 'minio-root',
  keys: { username: username('headwater'), password },
});

const objectStoreLogin = <const R extends Namespace>(user: ObjectStoreUser['name'], reader: R) =>
  secret({
    namespace: 'deepstorage',
    name: `object-store-${user}`,
    keys: { 'access-key': username(user), 'secret-key': password },
    readers: [reader],
  });

/** Named as the users in `libs/contracts/src/object-store.ts`. */
export const objectStoreLogins = {
  airflow: objectStoreLogin('airflow', 'orchestrator'),
  'airflow-logs': objectStoreLogin('airflow-logs', 'orchestrator'),
  spark: objectStoreLogin('spark', 'processing'),
  'spark-history': objectStoreLogin('spark-history', 'processing'),
} as const satisfies Record<ObjectStoreUser['name'], unknown>;
