import { expect, it } from 'vitest';
import { SchemaError } from './schema-error.ts';
import { schemaLocations } from './schema-locations.ts';

it('refuses a version of Kubernetes without schemas, and names those there are', () => {
  expect(() => schemaLocations('1.12')).toThrow(
    new SchemaError(
      "kubernetes.version: there are no schemas of Kubernetes '1.12', but of 1.34; choose one of them, " +
        'or add a version to tools/schemas/src/pins.ts and run npm run schemas',
    ),
  );
});

it('looks for a kind in that version of Kubernetes, then among custom resources', () => {
  expect(schemaLocations('1.34')).toEqual([
    expect.stringMatching(
      /^\/.*\/tools\/schemas\/kubernetes\/1\.34\/\{\{\.ResourceKind\}\}\{\{\.KindSuffix\}\}\.json$/,
    ),
    expect.stringMatching(/^\/.*\/tools\/schemas\/custom\/\{\{\.ResourceKind\}\}\{\{\.KindSuffix\}\}\.json$/),
  ]);
});
