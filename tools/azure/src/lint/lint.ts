import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentProblems } from './arguments.ts';
import { configuration, root, type Body, type Configuration } from './configuration.ts';
import { conventionProblems, valueProblems } from './conventions.ts';
import { referenceProblems } from './references.ts';
import type { ProviderSchema } from './schema.ts';

/** What `tofu validate` would refuse, as far as it can be known without the provider, and more. */
export const problemsOf = (files: Configuration): string[] => {
  const schema = JSON.parse(
    readFileSync(new URL('../../provider/azurerm-4.55.0.json', import.meta.url), 'utf8'),
  ) as ProviderSchema;
  return [...argumentProblems(files, schema), ...referenceProblems(files, schema), ...conventionProblems(files)];
};

/** The same for an environment's folder, with the values that are rendered into it. */
export async function lint(environment: string): Promise<string[]> {
  const files = await configuration(environment);
  const folder = `infra/${environment}`;
  const values = readdirSync(join(root, folder)).filter((name) => /[.]tfvars[.]json$/.test(name));
  return [
    ...problemsOf(files),
    ...values.flatMap((name) => {
      const file = `${folder}/${name}`;
      return valueProblems(files, file, JSON.parse(readFileSync(join(root, file), 'utf8')) as Body);
    }),
  ];
}
