import type { HostAlias } from '@headwater/contracts';
import type { IContainer, IEnvVar, IVolume, IVolumeMount } from 'kubernetes-models/v1';

/** What a choice (how DAGs come, where logs go) adds to a pod of Airflow. */
export interface PodParts {
  readonly env?: readonly IEnvVar[];
  readonly mounts?: readonly IVolumeMount[];
  readonly volumes?: readonly IVolume[];
  readonly initContainers?: readonly IContainer[];
  readonly sidecars?: readonly IContainer[];
  readonly hostAliases?: readonly HostAlias[];
}
