import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neededReferences } from './needed-references.ts';
import { recipes } from './recipe.ts';
import { unbuildable } from './unbuildable.ts';

const web = { name: 'web', references: ['quay.io/ours/web:1.2'] };

describe('an image that nobody builds', () => {
  it('is named, with what to do', () => {
    expect(unbuildable(['quay.io/ours/api:1'], [web])).toBe(
      "image 'quay.io/ours/api:1': nothing here builds it; add a folder to tools/sandbox/images",
    );
  });

  it('is told from one that is built in another version', () => {
    expect(unbuildable(['quay.io/ours/web:1.3'], [web])).toBe(
      "image 'quay.io/ours/web:1.3': tools/sandbox/images/web builds 'quay.io/ours/web:1.2'; bring it up to date",
    );
  });

  it('comes with all the others', () => {
    expect(unbuildable(['quay.io/a:1', 'quay.io/ours/web:1.2', 'quay.io/b:1'], [web])?.split('\n')).toHaveLength(2);
  });
});

it('is none where the digest alone is not known here', () => {
  expect(unbuildable([`quay.io/ours/web:1.2@sha256:${'0'.repeat(64)}`], [web])).toBeUndefined();
});

it('is none of those that the committed manifests name', () => {
  const root = join(import.meta.dirname, '../../../..');
  expect(unbuildable(neededReferences(root, 'minikube'), [...recipes().values()])).toBeUndefined();
});
