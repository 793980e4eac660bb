import { readFileSync } from 'node:fs';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/**
 * What a person's shell has to read. It asks the very program that is on the line, so that it works for `headwater`
 * and `./headwater`, and knows what that clone knows.
 */
export const completionScript = (shell: Shell): string =>
  readFileSync(new URL(`headwater.${shell}`, import.meta.url), 'utf8');
