import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { fileName, fileTemplate } from './schema-file.ts';
import { schemaLocations } from './schema-locations.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const environments = readdirSync(join(root, 'manifests'));

it.each(environments)('there is a schema for every kind that is rendered for %s', (environment) => {
  const { kubernetes } = load(readFileSync(join(root, 'environments', `${environment}.yaml`), 'utf8')) as {
    kubernetes: { version: string };
  };
  const locations = schemaLocations(kubernetes.version);
  const kinds = new Set([`manifests/${environment}`, `argocd/${environment}`].flatMap(kindsBelow));
  expect(kinds.size).toBeGreaterThan(0);
  expect(
    [...kinds].filter((file) => !locations.some((location) => existsSync(location.replace(fileTemplate, file)))),
  ).toEqual([]);
});

function kindsBelow(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  return files
    .filter((file) => file !== 'declared.yaml')
    .map((file) => {
      const { apiVersion, kind } = load(readFileSync(join(root, folder, file), 'utf8')) as {
        apiVersion: string;
        kind: string;
      };
      const [version = '', group = ''] = apiVersion.split('/').reverse();
      return fileName({ group, version, kind });
    });
}
