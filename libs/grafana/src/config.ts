import type { SecretRef } from '@headwater/k8s';
import type { IResourceRequirements } from 'kubernetes-models/v1';
import type { SignIn } from './sign-in.ts';

export interface GrafanaConfig {
  readonly image: string;
  /** As people write it in a browser; none where it is forwarded to each alone. */
  readonly publicUrl?: string;
  /** Signs in without anybody else: for the first look, and for repairs. */
  readonly admin: SecretRef<'observability', 'username' | 'password'>;
  /** Where people sign in; none where they do as its administrator. */
  readonly signIn?: SignIn;
  readonly resources: IResourceRequirements;
  /** JSON, by the names of their files. */
  readonly dashboards: Readonly<Record<string, string>>;
}
