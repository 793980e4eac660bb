import type { MetricsEndpoint } from '@headwater/contracts';
import type { IResourceRequirements } from 'kubernetes-models/v1';

export interface PrometheusConfig {
  readonly image: string;
  readonly storageClass: string;
  /** The size of the volume, as a Kubernetes quantity. */
  readonly size: string;
  /** After how many days measurements are removed; earlier, where the volume is nearly full. */
  readonly retentionDays: number;
  readonly scrapeSeconds: number;
  readonly resources: IResourceRequirements;
  readonly endpoints: readonly MetricsEndpoint[];
  /** Files of alert rules, by their names. */
  readonly rules: Readonly<Record<string, string>>;
}
