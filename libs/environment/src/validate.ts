import { Ajv, type Options } from 'ajv';
import { problems, type Problem } from './problems.ts';
import type { EnvironmentFile } from './schema/environment.ts';

/** What is wrong with `data` by the JSON Schema `schema`, all of it; nothing where it is an environment. */
export function validate(schema: object, data: unknown): Problem[] {
  // a check that stops at the first error, and doesn't say much of it, is made in half the time
  if (compile(schema, {})(data)) return [];
  const check = compile(schema, { allErrors: true, verbose: true });
  check(data);
  return problems(check.errors ?? []);
}

const compile = (schema: object, options: Options) =>
  new Ajv({ ...options, discriminator: true, validateSchema: false }).compile<EnvironmentFile>(schema);
