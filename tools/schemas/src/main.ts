import { parseArgs } from 'node:util';
import { customKinds, customSchemas } from './custom.ts';
import { kubernetesDefinitions, kubernetesSchemas } from './kubernetes.ts';
import { kustomization } from './kustomization.ts';
import { SchemaError } from './schema-error.ts';
import type { SchemaFile } from './schema-file.ts';
import { schemaFolder } from './schema-locations.ts';
import { customResourceDefinitions, kubernetesDocuments } from './sources.ts';
import { differences, write } from './write.ts';

const folders = ['kubernetes', 'custom'];

try {
  const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values;
  const files = schemas();
  const changes = differences(schemaFolder, folders, files);
  for (const line of changes) process.stdout.write(`tools/schemas/${line}\n`);
  if (!check) write(schemaFolder, folders, files);
  else if (changes.length > 0)
    throw new SchemaError('the schemas are not what their sources make; run npm run schemas and commit');
} catch (error) {
  if (!isMistake(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function schemas(): SchemaFile[] {
  const documents = kubernetesDocuments();
  const [, newest] = documents.at(-1)!;
  const custom = [...customResourceDefinitions().flatMap(customKinds), kustomization];
  return [
    ...documents.flatMap(([minor, document]) => kubernetesSchemas(minor, document)),
    ...customSchemas(custom, kubernetesDefinitions(newest)),
  ];
}

// a mistake of the person who runs this, who needs no stack trace
function isMistake(error: unknown): error is Error {
  if (error instanceof SchemaError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
