import {
  logsInBlobContainer,
  logsInNodeFolder,
  logsInObjectStore,
  logsOnVolume,
  type TaskLogs,
} from '@headwater/airflow';
import type { ObjectStore } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';

/** The environment's choice of where the logs of tasks stay. */
export function taskLogs(environment: Environment, objectStore: ObjectStore): TaskLogs {
  const { logs } = environment.airflow;
  switch (logs.kind) {
    case 'object-store':
      return logsInObjectStore(objectStore);
    case 'volume':
      return logsOnVolume(environment.storage.sharedClass, logs.size);
    case 'azure-blob-volume':
      return logsInBlobContainer({ ...logs, identity: logs });
    case 'node-folder':
      return logsInNodeFolder({ path: logs.path, size: logs.size, node: environment.kubernetes.node.name });
  }
}
