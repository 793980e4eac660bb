import type { AzureIdentity } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { IVolume } from 'kubernetes-models/v1';

/** Where the log of a task stays after its pod is gone. */
export interface TaskLogs {
  /** What `[logging]` says of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** The container of Azure that they are in, where `[logging]` can't say so. */
  readonly container?: string;
  readonly resources: readonly Resource[];
  /** What is mounted at /opt/airflow/logs, in every pod of Airflow. */
  readonly volume: IVolume;
  /** As whom pods mount it, where Azure asks them who they are. */
  readonly identity?: AzureIdentity;
}
