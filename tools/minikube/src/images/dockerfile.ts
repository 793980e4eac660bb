/**
 * A Dockerfile that ends with the stage `target`: the last stage is what is built, and every runtime's builder has
 * another option for choosing one.
 */
export function upToStage(dockerfile: string, target: string): string {
  const lines = dockerfile.split('\n');
  const isStage = (line: string) => /^FROM\s/i.test(line);
  const start = lines.findIndex((line) => isStage(line) && line.trim().split(/\s+/).at(-1) === target);
  if (start === -1) throw new Error(`the Dockerfile has no stage '${target}'`);
  const next = lines.findIndex((line, index) => index > start && isStage(line));
  return next === -1 ? dockerfile : `${lines.slice(0, next).join('\n').trimEnd()}\n`;
}

/** The files that a `.dockerignore` which ignores everything takes back. */
export const filesTakenBack = (dockerignore: string): string[] =>
  dockerignore
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1).trim())
    .sort();
