import { services } from '@headwater/contracts';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { prometheus } from './prometheus.ts';

const resources = prometheus({
  image: 'quay.io/prometheus/prometheus:v3',
  storageClass: 'standard',
  size: '4Gi',
  retentionDays: 7,
  scrapeSeconds: 30,
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
  endpoints: [
    { job: 'airflow', service: services.airflowMetrics, path: '/metrics' },
    { job: 'prometheus', service: services.prometheus, path: '/metrics' },
  ],
  rules: { 'alerts.yaml': 'groups: []\n' },
});
const configuration = (resources.find(({ kind }) => kind === 'ConfigMap') as IConfigMap).data ?? {};
const container = (resources.find(({ kind }) => kind === 'StatefulSet') as IStatefulSet).spec?.template.spec
  ?.containers[0];

it('asks each endpoint by the name of its Service, and itself without one', () => {
  expect(configuration['prometheus.yml']).toContain('- airflow-statsd.orchestrator.svc:9102');
  expect(configuration['prometheus.yml']).toContain('- localhost:9090');
});

it('reads the rules that it is given', () => {
  expect(configuration['prometheus.yml']).toContain('- /etc/prometheus/alerts.yaml');
  expect(configuration['alerts.yaml']).toBe('groups: []\n');
});

it('removes the oldest before its volume is full', () => {
  expect(container?.args).toContain('--storage.tsdb.retention.size=3276MB');
  expect(container?.args).toContain('--storage.tsdb.retention.time=7d');
});

it('needs no right in the cluster', () => {
  expect(resources.filter(({ kind }) => kind.endsWith('Role') || kind.endsWith('Binding'))).toEqual([]);
});
