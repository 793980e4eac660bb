import type { ObjectStore } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';

export interface SparkHistoryConfig {
  readonly image: string;
  readonly store: ObjectStore;
  readonly login: SecretRef<'processing', 'access-key' | 'secret-key'>;
  /** How long finished applications are shown: their event logs are deleted after that. */
  readonly days: number;
  readonly resources: Readonly<Record<'requests' | 'limits', Record<'cpu' | 'memory', string>>>;
}
