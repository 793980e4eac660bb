import type { Credentials, DagContract, Declared } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { Module } from '../python/module.ts';

/** One resource, and the file that it stands in, relative to the repository's root. */
export interface Item<R = Resource> {
  readonly file: string;
  readonly resource: R;
}

/** One file of the DAGs, or of the package that they share. */
export interface DagFile {
  readonly file: string;
  readonly module: Module;
}

/** The committed output of one environment, as it was read, and the DAGs that run in it. */
export interface Manifests {
  readonly items: readonly Item[];
  readonly declared: Declared;
  /** What the DAGs may rely on. */
  readonly contract: DagContract;
  readonly dags: readonly DagFile[];
  /** What the infrastructure below makes for service accounts, where there is one. */
  readonly credentials?: Credentials;
}
