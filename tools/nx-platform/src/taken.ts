/** The files that a .dockerignore lets a build see: it ignores everything, and then takes some back. */
export const taken = (dockerignore: string): string[] =>
  dockerignore
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
