import { expect, it } from 'vitest';
import { localNames, tagged } from './reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

it('is looked up by its name', () => {
  expect(localNames('docker.io/library/web:1.2')).toEqual(['docker.io/library/web:1.2']);
});

it('is looked up by repository and digest where it has one', () => {
  expect(localNames(`localhost:5000/web:1.2@${digest}`)).toEqual([
    'localhost:5000/web:1.2',
    `localhost:5000/web@${digest}`,
  ]);
});

it('is built by its tag, whatever its digest', () => {
  expect(tagged(`quay.io/ours/web:1.2@${digest}`)).toBe('quay.io/ours/web:1.2');
});
