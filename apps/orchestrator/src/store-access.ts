import { topology, type Environment } from '@headwater/environment';
import { mirrored, objectStoreLogins } from '@headwater/secrets';

/** The object store as Airflow finds it. */
export function storeAccess(environment: Environment) {
  const { objectStore: store } = topology(environment);
  if (store.kind !== 's3') return store;
  const login = (name: 'airflow' | 'airflow-logs') =>
    mirrored(objectStoreLogins[name], 'orchestrator', environment.secrets.kind);
  return { ...store, logins: { tasks: login('airflow'), logs: login('airflow-logs') } };
}

/** The logins that somebody has to have brought. */
export function storeNeeds(store: ReturnType<typeof storeAccess>) {
  return store.kind === 's3' ? { objectStoreLogin: store.logins.tasks, logStoreLogin: store.logins.logs } : {};
}
