import { expect, it } from 'vitest';
import { isAmong, namedImages } from './images.ts';
import { patient } from './testing/patient.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const tagged = { repository: 'docker.io/library/postgres', tag: '17.11' };

it('takes an image that is pinned by a digest only for what has that digest', () => {
  expect(isAmong(tagged, new Set(['docker.io/library/postgres:17.11']))).toBe(true);
  expect(isAmong({ ...tagged, digest }, new Set(['docker.io/library/postgres:17.11']))).toBe(false);
  expect(isAmong({ ...tagged, digest }, new Set([`docker.io/library/postgres@${digest}`]))).toBe(true);
});

it('knows the images that a chart is told', () => {
  const { manifests } = patient();
  const image = { registry: 'quay.io', repository: 'prometheus/prometheus', tag: 'v3.16.0', sha: 'a'.repeat(64) };
  const resource = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'stack' },
    spec: { source: { helm: { valuesObject: { prometheus: { prometheusSpec: { image } } } } } },
  };
  const named = namedImages({ ...manifests, items: [{ file: 'argocd/minikube/apps/stack.yaml', resource }] });
  expect(named.map(({ reference }) => reference)).toContain(
    `quay.io/prometheus/prometheus:v3.16.0@sha256:${'a'.repeat(64)}`,
  );
});
