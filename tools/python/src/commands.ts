/** The command lines that a person calls by one word. */
const tasks: Readonly<Record<string, readonly (readonly string[])[]>> = {
  lint: [
    ['ruff', 'check', '.'],
    ['ruff', 'format', '--check', '.'],
  ],
  format: [
    ['ruff', 'check', '--fix', '.'],
    ['ruff', 'format', '.'],
  ],
  types: [['mypy', '.']],
  test: [['pytest']],
};

export const taskNames = Object.keys(tasks);

/** What `words` ask for: a task, whose last command gets the words after it, or a program of the environment. */
export function commands([name = '', ...parameters]: readonly string[]): readonly (readonly [string, ...string[]])[] {
  const lines = tasks[name] ?? [[name]];
  return lines.map(([program = '', ...own], index) => [
    program,
    ...own,
    ...(index === lines.length - 1 ? parameters : []),
  ]);
}
