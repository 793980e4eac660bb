import type { Environment } from '@headwater/environment';
import type { Manifests } from '@headwater/integrity';
import type { ClusterReader } from './cluster-reader.ts';

/** What is examined: this machine, and the cluster where one answers, beside what is committed. */
export interface Patient {
  /** The folder of the repository. */
  readonly root: string;
  readonly environment: Environment;
  /** The committed output of that environment. */
  readonly manifests: Manifests;
  readonly cluster?: ClusterReader;
  /** Whether a check may start something on the cluster. */
  readonly mayStart: boolean;
}
