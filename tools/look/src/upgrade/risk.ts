import type { Change } from './change.ts';
import type { ImageChange } from './image-changes.ts';

/** Something to know before HEAD is made live. */
export interface Risk {
  /** `danger`: it fails, or data is lost, unless a person does something; `care`: it works, and is felt. */
  readonly level: 'danger' | 'care';
  readonly rule: string;
  readonly message: string;
  /** Whether a backup is what helps where it goes wrong. */
  readonly backup?: true;
}

export interface Upgrade {
  readonly changes: readonly Change[];
  readonly images: readonly ImageChange[];
  /** The secrets that are in the cluster, each spelled `<namespace>/<name>`. */
  readonly secrets: ReadonlySet<string>;
}

/** Looks for one kind of trouble. */
export type RiskRule = (upgrade: Upgrade) => Risk[];
