import { nearest, suggestion } from '@headwater/k8s';
import type { ErrorObject } from 'ajv';

/** One thing that is wrong with an environment file: where, and what to do about it. */
export interface Problem {
  /** Keys and list positions from the top of the file. */
  readonly path: readonly string[];
  readonly message: string;
}

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema & { readonly const?: string }>>;
  readonly oneOf?: readonly Schema[];
}

/** What ajv (with `verbose`) found, in the words of a person who wrote the file. */
export const problems = (errors: readonly ErrorObject[]): Problem[] => errors.filter(isNews).map(problem);

/** A misspelt key is both missing and unknown; the second says more. */
function isNews({ keyword, params, data, parentSchema }: ErrorObject): boolean {
  if (keyword !== 'required') return true;
  const known = (parentSchema as Schema).properties ?? {};
  const strangers = Object.keys(data as object).filter((key) => !(key in known));
  return nearest(params['missingProperty'] as string, strangers) === undefined;
}

function problem(error: ErrorObject): Problem {
  const path = error.instancePath.split('/').slice(1).map(unescape);
  return { path, message: message(error, path) };
}

const unescape = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

function message({ keyword, params, data, parentSchema }: ErrorObject, path: readonly string[]): string {
  const schema = parentSchema as Schema;
  const name = path.length === 0 ? 'the file' : `'${path.join('.')}'`;
  switch (keyword) {
    case 'required':
      return missing(params['missingProperty'] as string, name, schema);
    case 'additionalProperties':
      return unknown(params['additionalProperty'] as string, name, schema);
    case 'discriminator':
      return unknownChoice(params as { tag: string; tagValue: unknown }, name, schema);
    case 'type':
      return `${name} is ${spell(data)}, not ${article(params['type'] as string)}; ${wanted(schema)}`;
    case 'uniqueItems':
      return `${name} names the same thing twice; remove one`;
    case 'minItems':
      return `${name} is empty; give at least ${params['limit']}: ${wanted(schema)}`;
    case 'minimum':
    case 'maximum':
      return `${name} is ${spell(data)}; give ${keyword === 'minimum' ? 'at least' : 'at most'} ${params['limit']}`;
    default:
      return `${name} is ${spell(data)}; ${wanted(schema)}`;
  }
}

const missing = (key: string, name: string, { properties }: Schema): string =>
  `${name} lacks '${key}'; add it: ${wanted(properties?.[key])}`;

function unknown(key: string, name: string, { properties }: Schema): string {
  const known = Object.keys(properties ?? {});
  return `${name} has no key '${key}'${suggestion(key, known) || `; it has ${known.join(', ')}`}`;
}

function unknownChoice({ tag, tagValue }: { tag: string; tagValue: unknown }, name: string, { oneOf }: Schema): string {
  const values = (oneOf ?? []).map(({ properties }) => properties?.[tag]?.const ?? '');
  const value = tagValue === undefined ? `lacks '${tag}'` : `has ${tag} ${spell(tagValue)}`;
  return `${name} ${value}; choose one of ${values.join(', ')}${suggestion(String(tagValue), values)}`;
}

const wanted = (schema: Schema | undefined): string =>
  schema?.description === undefined
    ? 'see environments/environment.schema.json'
    : `expected: ${decapitalize(schema.description)}`;

const decapitalize = (sentence: string): string =>
  /^[A-Z](?![A-Z])/.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;

const spell = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value));

const article = (type: string): string => (/^[aio]/.test(type) ? `an ${type}` : `a ${type}`);
