import { expect, it } from 'vitest';
import { namedImages } from './named-images.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

it.each([
  ['a container', 'containers:\n  - name: web\n    image: docker.io/library/web:1.2'],
  [
    "a pod's template inside a file of a ConfigMap",
    'data:\n  pod.yaml: |\n    spec:\n      - image: docker.io/library/web:1.2',
  ],
  ['a variable', 'env:\n  - name: WORKER\n    value: docker.io/library/web:1.2'],
  ['JSON in a variable', `value: '{"spark.image":"docker.io/library/web:1.2"}'`],
  ['a field of a contract', '"image": "docker.io/library/web:1.2",'],
  ['an argument', 'args: ["--image=docker.io/library/web:1.2"]'],
])('finds the image of %s', (_, text) => {
  expect(namedImages(text)).toEqual(['docker.io/library/web:1.2']);
});

it('keeps the digest', () => {
  expect(namedImages(`image: quay.io/a/b-c_d:v1.2.3@${digest}`)).toEqual([`quay.io/a/b-c_d:v1.2.3@${digest}`]);
});

it('finds an image that names no registry', () => {
  expect(namedImages('- image: busybox:1.37\n- image: "nginx:1"')).toEqual(['busybox:1.37', 'nginx:1']);
});

it("takes no type in a DAG's code for an image", () => {
  expect(
    namedImages('data:\n  pods.py: |\n    image: str\n    def pod_task(\n        image: str,\n    ) -> None:'),
  ).toEqual([]);
});

it('finds what a kustomization puts in the place of upstream images', () => {
  const text = `images:
  - name: ghcr.io/upstream/web
    newName: quay.io/ours/web
    newTag: "8.2"
    digest: ${digest}
  - name: ghcr.io/upstream/api
    newTag: v2`;
  expect(namedImages(text, true)).toEqual(['ghcr.io/upstream/api:v2', `quay.io/ours/web:8.2@${digest}`]);
});

it.each([
  'https://github.com/argoproj/argo-cd//manifests?ref=v3.5.7',
  'git@github.com:headwater/headwater.git',
  'http://minio.deepstorage.svc:9000/bucket',
  's3a://lake.example.org/table:1',
  'postgresql://user@postgres.database.svc.cluster.local:5432/airflow',
])('takes no address for an image: %s', (value) => {
  expect(namedImages(`value: ${value}`)).toEqual([]);
});
