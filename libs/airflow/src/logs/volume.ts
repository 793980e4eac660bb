import { claim, nodeFolder, type NodeFolder } from '../volumes.ts';
import type { TaskLogs } from './task-logs.ts';

export const claimName = 'airflow-logs';

/** A volume that all pods of Airflow share. */
export const logsOnVolume = (storageClass: string, size: string): TaskLogs => ({
  ...onClaim,
  resources: [claim(claimName, storageClass, size)],
});

/** A folder of the node, where a person reads the logs with any editor. */
export const logsInNodeFolder = (folder: Omit<NodeFolder, 'name'>): TaskLogs => ({
  ...onClaim,
  resources: nodeFolder({ ...folder, name: claimName }),
});

/** What pods are told, whoever is behind the claim. */
export const onClaim = {
  settings: { remote_logging: 'False' },
  volume: { name: 'logs', persistentVolumeClaim: { claimName } },
};
