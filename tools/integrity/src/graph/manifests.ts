import type { Declared } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';

/** One resource, and the file that it stands in, relative to the repository's root. */
export interface Item<R = Resource> {
  readonly file: string;
  readonly resource: R;
}

/** The committed output of one environment, as it was read. */
export interface Manifests {
  readonly items: readonly Item[];
  readonly declared: Declared;
}
