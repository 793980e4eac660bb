import type { Graph } from './graph/graph.ts';

/** One broken promise: where, what with the value, and what to do about it. */
export interface Finding {
  /** `dags/canary.py:12` where a line says more. */
  readonly file: string;
  readonly message: string;
}

/** A promise about the whole output of an environment. */
export interface Rule {
  /** Named as the promise when it is broken: `secret-key-missing`. */
  readonly name: string;
  /** What happens on a cluster when it is broken, for `--explain`. */
  readonly why: string;
  readonly check: (graph: Graph) => readonly Finding[];
}
