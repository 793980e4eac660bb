/** What the exit code of every command says. */
export const exitCodes = { fine: 0, problems: 1, wrongUse: 2, missing: 3, warnings: 4 } as const;

/** An end that a person can do something about: its message says what. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.problems) {
    super(message);
    this.name = 'Failure';
    this.exitCode = exitCode;
  }
}
