import { taskLogsFolder, type ObjectStore } from '@headwater/contracts';
import type { TaskLogs } from './task-logs.ts';

export const logConnection = 'object_store_logs';

/** Each task uploads its log when it ends; until then the log is read from the pod itself. */
export const logsInObjectStore = (store: ObjectStore): TaskLogs => ({
  settings: {
    remote_logging: 'True',
    remote_base_log_folder: folderOf(store),
    remote_log_conn_id: logConnection,
    delete_local_logs: 'True',
    ...(store.kind === 's3' ? { encrypt_s3_logs: 'False' } : {}),
  },
  ...(store.kind === 'azure-blob' ? { container: store.buckets['airflow-logs'] } : {}),
  resources: [],
  volume: { name: 'logs', emptyDir: {} },
});

// what it begins with chooses who writes and reads
const folderOf = ({ kind, buckets }: ObjectStore): string =>
  kind === 's3' ? `s3://${buckets['airflow-logs']}/${taskLogsFolder}` : `wasb://${taskLogsFolder}`;
