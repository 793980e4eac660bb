import type { SecretRef } from '@headwater/k8s';
import type { IEnvVar, IResourceRequirements } from 'kubernetes-models/v1';

export interface GrafanaConfig {
  readonly image: string;
  /** As people write it in a browser; none where it is forwarded to each alone. */
  readonly publicUrl?: string;
  /** Signs in without anybody else: for the first look, and for repairs. */
  readonly admin: SecretRef<'observability', 'username' | 'password'>;
  /** More of its settings, as `GF_SECTION_KEY`: how people sign in. */
  readonly settings?: readonly IEnvVar[];
  readonly resources: IResourceRequirements;
  /** JSON, by the names of their files. */
  readonly dashboards: Readonly<Record<string, string>>;
}
