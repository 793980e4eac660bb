import { exitCodes } from './failure.ts';

export interface Problem {
  readonly file: string;
  readonly message: string;
  readonly rule?: string;
}

/** Prints problems, a line each, and how many; the process ends with exit code 1 where there are any. */
export function report(output: 'text' | 'json', problems: readonly Problem[], among: string): void {
  if (problems.length > 0) process.exitCode = exitCodes.problems;
  if (output === 'json') {
    console.log(JSON.stringify({ problems }, null, 2));
    return;
  }
  for (const { file, message } of problems) console.error(`${file}: ${message}`);
  const count =
    problems.length === 0 ? 'no problem' : problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  (problems.length === 0 ? console.log : console.error)(`${count} in ${among}`);
}
