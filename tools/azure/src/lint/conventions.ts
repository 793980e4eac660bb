import { suggestion } from '@headwater/k8s';
import type { Body, Configuration } from './configuration.ts';

/** What a reader of the configuration may rely on: every variable says what it is. */
export const conventionProblems = (configuration: Configuration): string[] =>
  Object.entries(configuration).flatMap(([file, { variable, output }]) => [
    ...Object.entries(variable ?? {}).flatMap(([name, bodies]) =>
      ['description', 'type']
        .filter((key) => bodies.some((body) => body[key] === undefined))
        .map((key) => `${file}: variable '${name}' has no ${key}`),
    ),
    ...Object.entries(output ?? {})
      .filter(([, bodies]) => bodies.some(({ description }) => description === undefined))
      .map(([name]) => `${file}: output '${name}' has no description`),
  ]);

/** What a file of values has that is no variable, or lacks that has to come from it. */
export function valueProblems(configuration: Configuration, file: string, values: Body): string[] {
  const variables = Object.values(configuration).flatMap(({ variable }) => Object.keys(variable ?? {}));
  return Object.keys(values)
    .filter((name) => name !== '//' && !variables.includes(name))
    .map((name) => `${file}: there is no variable '${name}'${suggestion(name, variables)}`);
}
