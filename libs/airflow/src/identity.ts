import { storeIdentity, type AzureIdentity } from '@headwater/contracts';
import type { AirflowConfig } from './config.ts';

/** Who Airflow's programs are in Azure: a pod is one identity, for the logs of tasks and for what they read and write. */
export const identityOf = ({ logs, objectStore }: AirflowConfig): AzureIdentity | undefined =>
  storeIdentity(objectStore) ?? logs.identity;
