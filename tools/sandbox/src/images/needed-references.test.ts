import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { neededReferences, pauseReference } from './needed-references.ts';

function repository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'repository-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

it('has what the manifests of the environment, its contract and the sandbox name, and nothing of another', () => {
  const root = repository({
    'manifests/small/web/deployment-web.yaml': 'image: docker.io/library/web:1',
    'manifests/large/web/deployment-web.yaml': 'image: docker.io/library/web:2',
    'dags/headwater/contracts/small.json': '{ "submitImage": "ghcr.io/ours/submit:1" }',
    'dags/headwater/contracts/large.json': '{ "submitImage": "ghcr.io/ours/submit:2" }',
    'tools/sandbox/addons/volumes.yaml': 'image: docker.io/library/volumes:1',
  });
  expect(neededReferences(root, 'small')).toEqual([
    'docker.io/library/volumes:1',
    'docker.io/library/web:1',
    'ghcr.io/ours/submit:1',
    pauseReference,
  ]);
});
