import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { namespaces } from '@headwater/contracts';
import { headwater, output, repository } from '../harness/machine.ts';

/** Every value of the platform's secrets that nobody could guess, by the place where it is kept. */
const values = new Map<string, string>();

beforeAll(async () => {
  const { secrets } = JSON.parse(await headwater('secrets', 'list', '--output=json')) as {
    secrets: { secret: string }[];
  };
  const all = JSON.parse(await headwater('kubectl', 'get', 'secrets', '--all-namespaces', '--output=json')) as {
    items: { metadata: { namespace: string; name: string }; data?: Record<string, string> }[];
  };
  const declared = secrets.map(({ secret }) => secret);
  for (const { metadata, data = {} } of all.items) {
    const name = `${metadata.namespace}/${metadata.name}`;
    if (!declared.includes(name)) continue;
    for (const [key, encoded] of Object.entries(data)) {
      const value = Buffer.from(encoded, 'base64').toString('utf8');
      // names and addresses are known to all
      if (key !== 'username' && value.length >= 20 && !value.includes('://')) values.set(`${name} ${key}`, value);
    }
  }
});

/** The places of the values that a text holds, as they are or as Kubernetes writes them. */
const heldBy = (text: string): string[] =>
  [...values]
    .filter(([, value]) => text.includes(value) || text.includes(Buffer.from(value).toString('base64')))
    .map(([place]) => place);

it('knows what to look for', () => {
  expect(values.size).toBeGreaterThan(8);
  expect(heldBy(`so ${[...values.values()][0]}`)).toHaveLength(1);
});

it('has no value of a secret in what up printed and logged', () => {
  const folder = join(inject('state'), '../logs');
  const logs = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(logs.length).toBeGreaterThan(0);
  expect(heldBy([inject('up'), ...logs].join('\n'))).toEqual([]);
});

it('has none in Git', async () => {
  const files = (await output('git', ['-C', repository, 'ls-files', '-z'])).split('\0').filter((file) => file !== '');
  expect(heldBy(files.map((file) => readFileSync(join(repository, file), 'latin1')).join('\n'))).toEqual([]);
});

it('has none in the arguments of any process of this machine, those in pods among them', () => {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const commands = processes.map((process) => {
    try {
      return readFileSync(`/proc/${process}/cmdline`, 'utf8');
    } catch {
      // it has ended since
      return '';
    }
  });
  expect(heldBy(commands.join('\n'))).toEqual([]);
});

it('has none in what pods have written', async () => {
  const logs = await Promise.all(
    namespaces.map(async (namespace) => {
      const pods = (await headwater('kubectl', 'get', 'pods', `--namespace=${namespace}`, '--output=name')).split('\n');
      const texts = pods
        .filter((pod) => pod !== '')
        .map((pod) =>
          headwater('kubectl', 'logs', pod, `--namespace=${namespace}`, '--all-containers').catch(() => ''),
        );
      return (await Promise.all(texts)).join('\n');
    }),
  );
  expect(logs.join('').length).toBeGreaterThan(1000);
  expect(heldBy(logs.join('\n'))).toEqual([]);
});
