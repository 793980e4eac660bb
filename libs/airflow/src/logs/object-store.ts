import { taskLogsFolder, type ObjectStore } from '@headwater/contracts';
import type { TaskLogs } from './task-logs.ts';

export const logConnection = 'object_store_logs';

/** Each task uploads its log when it ends; until then the log is read from the pod itself. */
export const logsInObjectStore = ({ buckets }: ObjectStore): TaskLogs => ({
  settings: {
    remote_logging: 'True',
    // the s3:// prefix chooses the handler
    remote_base_log_folder: `s3://${buckets['airflow-logs']}/${taskLogsFolder}`,
    remote_log_conn_id: logConnection,
    delete_local_logs: 'True',
    encrypt_s3_logs: 'False',
  },
  resources: [],
  volume: { name: 'logs', emptyDir: {} },
});
