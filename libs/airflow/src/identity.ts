import { serviceAccounts, storeIdentity } from '@headwater/contracts';
import type { AirflowConfig } from './config.ts';

/** Who is somebody in Azure: all that mount the logs of tasks, or those alone that call the object store. */
export const identityOf = ({ logs, objectStore }: AirflowConfig) =>
  logs.identity
    ? { accounts: serviceAccounts.airflowPrograms, identity: logs.identity }
    : { accounts: serviceAccounts.airflowStoreUsers, identity: storeIdentity(objectStore) };
