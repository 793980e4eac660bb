import { expect, it } from 'vitest';
import { isAmong } from './images.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const tagged = { repository: 'docker.io/library/postgres', tag: '17.11' };

it('takes an image that is pinned by a digest only for what has that digest', () => {
  expect(isAmong(tagged, new Set(['docker.io/library/postgres:17.11']))).toBe(true);
  expect(isAmong({ ...tagged, digest }, new Set(['docker.io/library/postgres:17.11']))).toBe(false);
  expect(isAmong({ ...tagged, digest }, new Set([`docker.io/library/postgres@${digest}`]))).toBe(true);
});
