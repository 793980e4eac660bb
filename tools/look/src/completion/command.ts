/** What completion has to know of a command: https://github.com/tj/commander.js has more. */
export interface CommandTree {
  readonly name: string;
  readonly description: string;
  readonly commands: readonly CommandTree[];
  readonly options: readonly OptionOf[];
  readonly arguments: readonly ArgumentOf[];
}

export interface OptionOf {
  readonly flags: readonly string[];
  readonly description: string;
  /** What it takes; none where it stands alone. */
  readonly value?: ArgumentOf;
}

export interface ArgumentOf {
  readonly name: string;
  readonly variadic: boolean;
  readonly choices: readonly string[];
}
