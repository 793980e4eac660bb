import type { IConfigMap } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { loki } from './loki.ts';

const configuration = loki({
  image: 'docker.io/grafana/loki:3',
  storageClass: 'standard',
  size: '4Gi',
  retentionDays: 3,
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
}).find(({ kind }) => kind === 'ConfigMap') as IConfigMap;
const text = configuration.data?.['loki.yaml'] ?? '';

it('removes lines after the days that the environment names', () => {
  expect(text).toContain('retention_period: 72h');
  expect(text).toContain('retention_enabled: true');
});

it('finds lines by namespace, pod and container, and by nothing that changes with every line', () => {
  expect(text).toContain('ignore_defaults: true');
  expect([...text.matchAll(/- (k8s\..*)/g)].map(([, name]) => name)).toEqual([
    'k8s.namespace.name',
    'k8s.pod.name',
    'k8s.container.name',
  ]);
});
