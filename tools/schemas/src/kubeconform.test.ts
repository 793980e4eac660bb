import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kubeconform } from '@headwater/kubeconform-bin';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pins } from './pins.ts';
import { referred, type Definitions, type Schema } from './schema.ts';
import { schemaFolder, schemaLocations } from './schema-locations.ts';

const versions = Object.keys(pins.kubernetes);
const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const names = (folder: string): string[] => readdirSync(join(fixtures, folder)).sort();

let binary: string;

// where there is none yet, it is built
beforeAll(async () => void (binary = await kubeconform()), 600_000);

describe.each(versions)('Kubernetes %s', (version) => {
  it('has no complaint about what is right', async () => {
    const answers = await validate(join(fixtures, 'valid'), version);
    expect(answers).toEqual(new Map(names('valid').map((name) => [name, 'statusValid: '])));
  });

  it.each(names('invalid'))('refuses %s', async (name) => {
    const file = join(fixtures, 'invalid', name);
    const [, expected] = /^# expect: (.*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
    const answer = (await validate(file, version)).get(name);
    expect(expected).toBeDefined();
    expect(answer).toMatch(/^status(Invalid|Error): /);
    expect(answer).toContain(expected);
  });

  it('knows every kind that it has a file for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headwater-schemas-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const kinds = [...kindsIn(`kubernetes/${version}`), ...kindsIn('custom')];
    for (const { file, apiVersion, kind } of kinds)
      writeFileSync(join(folder, file), JSON.stringify({ apiVersion, kind }));
    const answers = await validate(folder, version);
    expect([...answers.keys()].sort()).toEqual(kinds.map(({ file }) => file).sort());
    expect([...answers].filter(([, answer]) => answer.startsWith('statusError'))).toEqual([]);
  });
});

/** What kubeconform says of each file below `path`. */
const validate = (path: string, version: string): Promise<Map<string, string>> =>
  new Promise((settle) => {
    const locations = schemaLocations(version).flatMap((location) => ['-schema-location', location]);
    execFile(binary, ['-strict', '-verbose', '-output', 'json', ...locations, path], (_, stdout) => {
      const { resources } = JSON.parse(stdout) as { resources: { filename: string; status: string; msg: string }[] };
      settle(new Map(resources.map(({ filename, status, msg }) => [basename(filename), `${status}: ${msg}`])));
    });
  });

function kindsIn(folder: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(schemaFolder, folder, name), 'utf8'));
  const { types } = read('definitions.json') as { types: Definitions };
  const files = readdirSync(join(schemaFolder, folder)).filter((name) => name !== 'definitions.json');
  return files.map((file) => {
    const { properties } = types[referred((read(file) as { $ref: string }).$ref)] as Schema;
    const [apiVersion, kind] = ['apiVersion', 'kind'].map((key) => (properties?.[key]?.['enum'] as string[])[0]);
    return { file, apiVersion, kind };
  });
}
