/** One generated file. */
export interface File {
  /** Relative to its folder. */
  readonly path: string;
  /** What made it, for its first line: `apps/orchestrator from libs/airflow`. */
  readonly origin: string;
  readonly content: object;
}

/** A folder that one project owns: what it renders is in there, and nothing else unless it says so. */
export interface Folder {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly files: readonly File[];
  /** Whether other environments render into it too: what is not among `files` may be theirs. */
  readonly shared?: boolean;
  /** Whether people write files into it too: what is not among `files` and was never rendered is theirs. */
  readonly mixed?: boolean;
}

/** The folders of all environments: what several render into belongs to them together, and nothing else is in it. */
export const united = (folders: readonly Folder[]): Folder[] => [
  ...folders.filter(({ shared }) => !shared),
  ...Array.from(
    Map.groupBy(
      folders.filter(({ shared }) => shared),
      ({ path }) => path,
    ),
    ([path, parts]) => ({ path, files: parts.flatMap(({ files }) => files) }),
  ),
];
