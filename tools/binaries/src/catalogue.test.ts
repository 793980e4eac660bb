import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';

it.each(Object.values(catalogue))(
  'takes $name $version from a release of that version, by its checksum',
  ({ version, assets }) => {
    for (const { url, sha256 } of Object.values(assets)) {
      expect(url).toMatch(/^https:\/\/github\.com\/.*\.tar\.gz$/);
      expect(url).toContain(`/releases/download/v${version}/`);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  },
);
