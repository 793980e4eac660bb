import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suggestion } from '@headwater/k8s';
import { load, YAMLException } from 'js-yaml';
import { dagFiles, jobFiles } from './config-map-files.ts';
import { contradictions } from './contradictions.ts';
import { EnvironmentError, type Environment } from './environment.ts';
import { lineOf } from './positions.ts';
import type { Problem } from './problems.ts';
import type { EnvironmentFile } from './schema/environment.ts';
import { isValid, validate } from './validate.ts';
import { isKnownOr } from './verdicts.ts';

/**
 * Environment `name` of the repository in folder `root`.
 * Throws an EnvironmentError that names every mistake with its line.
 */
export function loadEnvironment(root: string, name: string): Environment {
  const file = `environments/${name}.yaml`;
  if (!existsSync(join(root, file))) throw new EnvironmentError([noSuchEnvironment(root, name)]);
  const text = readFileSync(join(root, file), 'utf8');
  const data = parse(file, text);
  const schemaText = readFileSync(join(root, 'environments/environment.schema.json'), 'utf8');
  const schema = () => JSON.parse(schemaText) as object;
  const refuse = (problems: readonly Problem[]) => {
    throw new EnvironmentError(problems.map(({ path, message }) => `${file}:${lineOf(text, path)}: ${message}`));
  };
  if (!isKnownOr([schemaText, text], () => isValid(schema(), data))) refuse(validate(schema(), data));
  const environment = data as EnvironmentFile;
  const contradicting = contradictions(environment);
  if (contradicting.length > 0) refuse(contradicting);
  const { dags } = environment.airflow;
  return {
    ...environment,
    name,
    dagFiles: dags.delivery === 'config-map' ? dagFiles(root, dags.folder) : {},
    jobFiles: jobFiles(root),
  };
}

/** The environments of the repository in folder `root`, sorted. */
export const environmentNames = (root: string): string[] =>
  readdirSync(join(root, 'environments'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .sort();

function noSuchEnvironment(root: string, name: string): string {
  const names = environmentNames(root);
  return `no environment '${name}': there is no environments/${name}.yaml${suggestion(name, names) || `; there is ${names.join(', ')}`}`;
}

function parse(file: string, text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new EnvironmentError([`${file}:${(error.mark?.line ?? 0) + 1}: not YAML: ${error.reason}`]);
  }
}
