/** One generated file. */
export interface File {
  /** Relative to its folder. */
  readonly path: string;
  /** What made it, for its first line: `apps/orchestrator from libs/airflow`. */
  readonly origin: string;
  readonly content: object;
}

/** A folder that one project owns: what it renders is in there, and nothing else. */
export interface Folder {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly files: readonly File[];
}
