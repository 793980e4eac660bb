/** One command line of the test run, and what a person calls it. */
export interface Step {
  readonly title: string;
  readonly command: () => Promise<readonly string[]>;
  /** Where it runs, below the root of the repository. */
  readonly folder?: string;
  /** Folders and files that its outcome depends on; without them, nobody knows. */
  readonly inputs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export const command =
  (...line: readonly string[]) =>
  (): Promise<readonly string[]> =>
    Promise.resolve(line);
