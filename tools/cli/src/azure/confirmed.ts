import { createInterface } from 'node:readline/promises';
import { exitCodes, Failure } from '../failure.ts';

export interface Confirmation {
  readonly question: string;
  /** The word that has to be typed. */
  readonly word: string;
  /** The word as an option gave it. */
  readonly given?: string;
  /** The option that gives it where nobody is there to type. */
  readonly option: string;
}

/** Goes on where the word was typed, or given as an option; throws a Failure otherwise. */
export async function confirmed({ question, word, given, option }: Confirmation): Promise<void> {
  const said = given ?? (await typed(`${question}\n  type '${word}' to go on: `));
  if (said === undefined) {
    throw new Failure(
      `${question}\nnobody is there to confirm it; ${option} does\nnothing was done`,
      exitCodes.wrongUse,
    );
  }
  if (said !== word) throw new Failure(`'${said}' is not '${word}'; nothing was done`, exitCodes.wrongUse);
}

async function typed(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
