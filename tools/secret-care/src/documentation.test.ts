import { readFileSync } from 'node:fs';
import { readManifests } from '@headwater/integrity';
import { expect, it } from 'vitest';
import { documented } from './documented.ts';
import { secretsReference, withReference } from './documentation.ts';
import { readersOf, readersOfSecret } from './readers.ts';

const root = new URL('../../../', import.meta.url).pathname;
const readers = readersOf(readManifests(root, 'minikube'), documented);

it('describes every secret in docs/secrets.md as it is (node tools/secret-care/src/write-documentation.ts)', () => {
  const text = readFileSync(`${root}docs/secrets.md`, 'utf8');
  expect(text).toBe(withReference(text, secretsReference(documented, readers)));
});

it('knows a reader of every secret that the cluster of the repository has', () => {
  const unread = documented.filter((secret) => readersOfSecret(readers, secret).length === 0).map(({ name }) => name);
  expect(unread).toEqual([]);
});
