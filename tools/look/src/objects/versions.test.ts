import { describe, expect, it } from 'vitest';
import { imagesIn } from './images.ts';
import { stepBetween, versionOf } from './versions.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('versionOf', () => {
  it.each([
    ['docker.io/library/postgres:17.11-bookworm', 'docker.io/library/postgres', '17.11-bookworm'],
    ['localhost:5000/airflow', 'localhost:5000/airflow', 'latest'],
    [`quay.io/x/y:v1.2@${digest}`, 'quay.io/x/y', 'v1.2'],
    [`quay.io/x/y@${digest}`, 'quay.io/x/y', 'sha256:aaaaaaaa'],
  ])('reads %s', (reference, repository, version) => {
    expect(versionOf(reference)).toMatchObject({ repository, version });
  });
});

describe('stepBetween', () => {
  it.each([
    ['17.11-bookworm', '18.0-bookworm', 'major'],
    ['v3.5.7', 'v3.6.0', 'minor'],
    ['3.3.2', '3.3.3', 'patch'],
    ['3.3.2', '3.2.9', 'back'],
    ['17.11-bookworm', '17.11-trixie', 'build'],
    ['RELEASE.2026-09-16T00-00-00Z', 'RELEASE.2026-10-01T00-00-00Z', 'minor'],
    ['latest', '3.3.2', 'unknown'],
  ])('calls %s → %s %s', (from, to, step) => {
    expect(stepBetween(from, to)).toBe(step);
  });
});

describe('imagesIn', () => {
  it('finds the images of containers, of a template in a ConfigMap, of a kustomization, and of the contract for DAGs', () => {
    expect(imagesIn('a.yaml', `spec:\n  containers:\n    - image: "x.io/a:1"\n      name: a\n`)).toEqual(['x.io/a:1']);
    expect(imagesIn('m.yaml', `data:\n  pod.yaml: |\n    spec:\n      image: x.io/a:2\n`)).toEqual(['x.io/a:2']);
    const images = `images:\n  - name: x.io/a\n    newName: y.io/a\n    newTag: "3"\n    digest: ${digest}\n`;
    expect(imagesIn('b/kustomization.yaml', images)).toEqual([`y.io/a:3@${digest}`]);
    expect(imagesIn('c.json', '{"image": "ghcr.io/o/spark:4.0.4", "folder": "/opt/jobs"}')).toEqual([
      'ghcr.io/o/spark:4.0.4',
    ]);
  });
});
