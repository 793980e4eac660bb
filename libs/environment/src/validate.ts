import { Ajv, type Options } from 'ajv';
import schema from '../../../environments/environment.schema.json' with { type: 'json' };
import { problems, type Problem } from './problems.ts';
import type { EnvironmentFile } from './schema/environment.ts';

/** What is wrong with `data`, all of it; nothing where it is an environment. */
export function validate(data: unknown): Problem[] {
  // a check that stops at the first error, and doesn't say much of it, is made in half the time
  if (compile({})(data)) return [];
  const check = compile({ allErrors: true, verbose: true });
  check(data);
  return problems(check.errors ?? []);
}

const compile = (options: Options) =>
  new Ajv({ ...options, discriminator: true, validateSchema: false }).compile<EnvironmentFile>(schema);
