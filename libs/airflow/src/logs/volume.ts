import { claim, nodeFolder, type NodeFolder } from '../volumes.ts';
import type { TaskLogs } from './task-logs.ts';

const name = 'airflow-logs';

/** A volume that all pods of Airflow share. */
export const logsOnVolume = (storageClass: string, size: string): TaskLogs => ({
  ...onClaim,
  resources: [claim(name, storageClass, size)],
});

/** A folder of the node, where a person reads the logs with any editor. */
export const logsInNodeFolder = (folder: Omit<NodeFolder, 'name'>): TaskLogs => ({
  ...onClaim,
  resources: nodeFolder({ ...folder, name }),
});

const onClaim = {
  settings: { remote_logging: 'False' },
  volume: { name: 'logs', persistentVolumeClaim: { claimName: name } },
};
