import type { EnvironmentFile } from './schema/environment.ts';

/** One `environments/<name>.yaml`, and what else of the repository its manifests are made of. */
export interface Environment extends EnvironmentFile {
  readonly name: string;
  /** The text of each DAG file by its name, where DAGs are delivered in a ConfigMap; empty otherwise. */
  readonly dagFiles: Readonly<Record<string, string>>;
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
