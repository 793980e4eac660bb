import type { EnvironmentFile } from './schema/environment.ts';

/** Texts by their paths below a folder. */
export type Files = Readonly<Record<string, string>>;

/** One `environments/<name>.yaml`, and what else of the repository its manifests are made of. */
export interface Environment extends EnvironmentFile {
  readonly name: string;
  /** The DAGs, and what they import and read, where they are delivered in a ConfigMap; none otherwise. */
  readonly dagFiles: Files;
  /** The Spark jobs. */
  readonly jobFiles: Files;
}

/** A mistake of the person who wrote the environment, spelled out: one line each. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}
