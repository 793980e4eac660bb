import { describe, expect, it } from 'vitest';
import {
  contentHash,
  formatCpu,
  formatMemory,
  imageReference,
  nearest,
  parseImage,
  parseQuantity,
  suggestion,
} from './index.ts';

describe('quantities', () => {
  it.each([
    ['500m', 0.5],
    ['2', 2],
    ['1.5Gi', 1.5 * 1024 ** 3],
    ['512Mi', 512 * 1024 ** 2],
    ['1M', 1e6],
  ])('%s', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it('refuses what the API server refuses', () => {
    expect(() => parseQuantity('4 cores')).toThrow("'4 cores' is not a quantity; write for instance 500m, 2 or 1.5Gi");
    expect(() => parseQuantity('1gi')).toThrow("'1gi'");
  });

  it('prints them as Kubernetes does', () => {
    expect([formatCpu(0.25), formatCpu(2), formatMemory(7.5 * 1024 ** 3)]).toEqual(['250m', '2', '7680Mi']);
  });
});

describe('images', () => {
  const digest = `sha256:${'0'.repeat(64)}`;

  it.each(['docker.io/library/postgres:17.11-bookworm', `localhost:5000/spark:4.0.4@${digest}`])(
    'reads %s and writes it again',
    (reference) => {
      const image = parseImage(reference);
      expect(image && imageReference(image)).toBe(reference);
    },
  );

  it.each(['postgres', 'postgres:17', 'docker.io/library/postgres', `docker.io/library/postgres@${digest}`])(
    '%s is not pinned',
    (reference) => {
      expect(parseImage(reference)).toBeUndefined();
    },
  );
});

describe('near misses', () => {
  it('names what was meant, and nothing where nothing is near', () => {
    expect(nearest('postgress', ['minio', 'postgres'])).toBe('postgres');
    expect(suggestion('pasword', ['username', 'password'])).toBe("; did you mean 'password'?");
    expect(suggestion('tape', ['minio', 'postgres'])).toBe('');
  });
});

describe('hashes', () => {
  it('do not depend on the order of keys, and depend on everything else', () => {
    expect(contentHash({ a: 1, b: [1, 2] })).toBe(contentHash({ b: [1, 2], a: 1 }));
    expect(contentHash({ a: 1, b: [1, 2] })).not.toBe(contentHash({ a: 1, b: [2, 1] }));
  });
});
