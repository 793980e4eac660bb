/** What a Python file says, as far as a check can know it without running it: nothing but JSON. */
export interface Module {
  readonly imports: readonly Import[];
  readonly calls: readonly Call[];
  readonly settings: readonly Setting[];
  /** Every string but documentation. */
  readonly strings: readonly Text[];
  /** Names that get a string once, at its top. */
  readonly constants: Readonly<Record<string, string>>;
}

/** `airflow.sdk.Variable` of `from airflow.sdk import Variable`; a whole module by its own name. */
export interface Import {
  readonly line: number;
  readonly name: string;
}

export interface Call {
  readonly line: number;
  /** With the name of the module that its first part was imported from: `airflow.sdk.Variable.get`. */
  readonly name: string;
  readonly positional: readonly Value[];
  readonly keywords: Readonly<Record<string, Value>>;
  /** Whether it may get arguments that nobody can see: `*list` or `**mapping`. */
  readonly open: boolean;
  /** Whether it happens each time somebody reads the file. */
  readonly duringImport: boolean;
}

/** Something that gets a value under a name: a variable, a parameter, an argument, an entry of a dictionary. */
export interface Setting {
  readonly name: string;
  readonly value: Value;
  /** The call whose argument it is. */
  readonly call?: string;
  /** Of the function whose parameter it is. */
  readonly decorators?: readonly string[];
}

export interface Value {
  readonly line: number;
  /** As it is written. */
  readonly source: string;
  /** Of a string, or of a constant that holds one. */
  readonly text?: string;
  /** Of something imported: `headwater.defaults.DAY`. */
  readonly name?: string;
  /** Of a list. */
  readonly items?: readonly Value[];
  /** Of a dictionary, those whose keys are strings. */
  readonly entries?: Readonly<Record<string, Value>>;
}

export interface Text {
  readonly line: number;
  readonly text: string;
}
