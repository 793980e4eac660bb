import { metricsEndpoints, services, type Topology } from '@headwater/contracts';
import { expect, it } from 'vitest';
import { scrapeConfig, stack } from './index.ts';

const topology: Topology = {
  database: services.postgres,
  objectStore: {
    kind: 's3',
    endpoint: services.minio,
    url: 'http://minio.deepstorage.svc:9000',
    region: 'us-east-1',
    pathStyle: true,
    buckets: {
      landing: 'landing',
      lakehouse: 'lakehouse',
      'spark-events': 'spark-events',
      'airflow-logs': 'airflow-logs',
    },
    moreBuckets: [],
  },
  git: services.gitea,
  airflow: { pgBouncer: false, clonesDags: true, remoteLogs: true, egress: [] },
  identity: false,
  observability: true,
  prometheusOperator: true,
};

const config = {
  images: {
    operator: 'registry.example.com/mirror/quay.io/prometheus-operator/prometheus-operator:v1',
    reloader: 'quay.io/prometheus-operator/prometheus-config-reloader:v1',
    prometheus: `quay.io/prometheus/prometheus:v3@sha256:${'a'.repeat(64)}`,
    alertmanager: 'quay.io/prometheus/alertmanager:v0',
  },
  storageClass: 'standard',
  size: '4Gi',
  retentionDays: 7,
  retentionSize: '3276MB',
  scrapeSeconds: 30,
  resources: { requests: { cpu: '20m', memory: '192Mi' }, limits: { cpu: '1', memory: '768Mi' } },
  alertmanagerConfiguration: { route: { receiver: 'people' }, receivers: [{ name: 'people' }] },
};

it('asks everything that our own Prometheus asks, under the label by which dashboards and alerts know it', () => {
  const endpoints = metricsEndpoints(topology);
  const asked = endpoints.map(scrapeConfig);
  expect(asked.map(({ spec }) => spec.jobName)).toEqual(endpoints.map(({ job }) => job));
  expect(asked.find(({ spec }) => spec.jobName === 'object-store')?.spec).toMatchObject({
    metricsPath: '/minio/v2/metrics/cluster',
    staticConfigs: [{ targets: ['minio.deepstorage.svc:9000'] }],
  });
  expect(new Set(asked.map(({ metadata }) => metadata?.name)).size).toBe(asked.length);
});

it('finds images in a mirror, and keeps a digest', () => {
  expect(stack(config).values).toMatchObject({
    prometheusOperator: {
      image: {
        registry: 'registry.example.com/mirror/quay.io',
        repository: 'prometheus-operator/prometheus-operator',
        tag: 'v1',
        sha: '',
      },
    },
    prometheus: {
      prometheusSpec: {
        image: { registry: 'quay.io', repository: 'prometheus/prometheus', tag: 'v3', sha: 'a'.repeat(64) },
      },
    },
  });
});

it('says what its pods request, for the room of the namespace and of the nodes', () => {
  expect(stack(config).pods.map(({ workload, requests }) => [workload.name, requests])).toEqual([
    ['prometheus-operator', { cpu: '10m', memory: '64Mi' }],
    ['prometheus-server', { cpu: '25m', memory: '216Mi' }],
    ['alertmanager-server', { cpu: '15m', memory: '56Mi' }],
  ]);
});

it('leaves no route of the chart that leads to a receiver which is not there', () => {
  expect(stack(config).values).toMatchObject({
    alertmanager: { config: { route: { receiver: 'people', routes: [] }, templates: [] } },
  });
});
