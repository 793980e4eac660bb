import { createRequire } from 'node:module';
import type * as Ajv from 'ajv';
import { problems, type Problem } from './problems.ts';

/** Whether `data` is an environment by the JSON Schema `schema`. */
export const isValid = (schema: object, data: unknown): boolean => compile(schema, {})(data);

/** What is wrong with `data` by `schema`, all of it: made in twice the time, as it doesn't stop at the first error. */
export function validate(schema: object, data: unknown): Problem[] {
  const check = compile(schema, { allErrors: true, verbose: true });
  check(data);
  return problems(check.errors ?? []);
}

function compile(schema: object, options: Ajv.Options): Ajv.ValidateFunction {
  // loaded only where an environment was not seen before
  const { Ajv: Validator } = createRequire(import.meta.url)('ajv') as typeof Ajv;
  return new Validator({ ...options, discriminator: true, validateSchema: false }).compile(schema);
}
