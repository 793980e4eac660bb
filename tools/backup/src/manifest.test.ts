import { describe, expect, it } from 'vitest';
import { filesOf, parseManifest } from './manifest.ts';
import { manifest } from './testing/sample.ts';

const read = (change: object) => () => parseManifest(JSON.stringify({ ...manifest, ...change }), '/backup');

describe('the manifest of a backup', () => {
  it('is read as it was written', () => {
    expect(read({})()).toEqual(manifest);
  });

  it('is refused where another Headwater wrote it, with the commit that reads it', () => {
    expect(read({ format: 2 })).toThrow(
      '/backup/manifest.json: has format 2, and this Headwater reads format 1; check out commit 0123abc',
    );
  });

  it('is refused where it is none', () => {
    expect(() => parseManifest('{"name": "package"}', '/backup')).toThrow('is not the manifest of a backup');
    expect(() => parseManifest('{"form', '/backup')).toThrow('/backup/manifest.json: is not JSON');
  });

  it('names every file but the objects', () => {
    expect(filesOf(manifest).map(({ file }) => file)).toEqual([
      'databases/airflow-1.dump',
      'buckets/landing-1.jsonl',
      'secrets-1.age',
    ]);
  });
});
