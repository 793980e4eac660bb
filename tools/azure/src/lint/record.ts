import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuration, root } from './configuration.ts';
import { resourceSchema } from './read-types.ts';
import { ephemeral } from './schema.ts';

// node tools/azure/src/lint/record.ts <folder>: writes what the provider takes, for the types that infra/aks has,
// out of the npm package @cdktf/provider-azurerm unpacked there; of 14.23.1, the last one, it is provider 4.55.0
const [folder = ''] = process.argv.slice(2);
if (!existsSync(join(folder, 'lib'))) throw new Error('give the folder of @cdktf/provider-azurerm, unpacked');

const files = Object.values(await configuration('aks'));

const schemaOf = (name: string) =>
  resourceSchema(readFileSync(join(folder, 'lib', name.replaceAll('_', '-'), 'index.d.ts'), 'utf8'));

const schemas = (kind: 'resource' | 'data') =>
  [...new Set(files.flatMap((file) => Object.keys(file[kind] ?? {})))]
    .sort()
    .map((type) => [type, schemaOf(kind === 'data' ? `data_${type}` : type.replace(/^azurerm_/, ''))] as const);

const lines = (entries: readonly (readonly [string, unknown])[]): string =>
  entries.map(([type, schema]) => `    ${JSON.stringify(type)}: ${JSON.stringify(schema)}`).join(',\n');

const text = `{
  "resource": {
${lines(schemas('resource'))}
  },
  "data": {
${lines(schemas('data'))}
  },
  "ephemeral": {
${lines(Object.entries(ephemeral))}
  },
  "provider": {
${lines([['azurerm', schemaOf('provider')]])}
  }
}
`;
writeFileSync(join(root, 'tools/azure/provider/azurerm-4.55.0.json'), text);
