import type { IResourceRequirements } from 'kubernetes-models/v1';

export interface LokiConfig {
  readonly image: string;
  readonly storageClass: string;
  /** The size of the volume, as a Kubernetes quantity. */
  readonly size: string;
  /** After how many days lines are removed. */
  readonly retentionDays: number;
  readonly resources: IResourceRequirements;
}
