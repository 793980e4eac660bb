import type { StoreAccess } from '@headwater/contracts';
import type { SecretRef } from '@headwater/k8s';

export interface SparkHistoryConfig {
  readonly image: string;
  /** Where people open it, if they all open it at one address: it leads them to other pages of itself. */
  readonly url?: string;
  readonly store: StoreAccess<SecretRef<'processing', 'access-key' | 'secret-key'>>;
  /** How long finished applications are shown: their event logs are deleted after that. */
  readonly days: number;
  readonly resources: Readonly<Record<'requests' | 'limits', Record<'cpu' | 'memory', string>>>;
}
