import { services, type FrontDoor, type Topology } from '@headwater/contracts';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1';
import { expect, it } from 'vitest';
import { ingressApplications } from './index.ts';

const frontDoor: FrontDoor = {
  domain: 'data.example.com',
  port: 443,
  ingress: {
    className: 'nginx',
    pods: { namespace: 'ingress-nginx', name: 'ingress-controller', labels: { app: 'nginx' } },
    port: 443,
  },
};
const topology: Topology = {
  database: services.postgres,
  objectStore: {
    kind: 's3',
    endpoint: { host: 's3.example.com', port: 443 },
    url: 'https://s3.example.com',
    region: 'eu',
    pathStyle: false,
    buckets: { landing: 'a', lakehouse: 'b', 'spark-events': 'c', 'airflow-logs': 'd' },
    moreBuckets: [],
  },
  git: services.gitea,
  airflow: { pgBouncer: false, clonesDags: true, remoteLogs: true, egress: [] },
  frontDoor,
  identity: false,
  observability: false,
};

const ingressesOf = (namespace: Parameters<typeof ingressApplications>[1], wiring = topology) =>
  ingressApplications(wiring, namespace).flatMap(({ source }) =>
    source.kind === 'manifests' ? (source.resources as IIngress[]) : [],
  );

it('has a host for each published service, beside the Service', () => {
  expect(ingressesOf('cicd').map(({ metadata, spec }) => [metadata?.namespace, spec?.rules?.[0]?.host])).toEqual([
    ['cicd', 'argocd.data.example.com'],
    ['cicd', 'git.data.example.com'],
  ]);
  const [airflow] = ingressesOf('orchestrator');
  expect(airflow?.spec?.rules?.[0]?.http?.paths[0]?.backend).toEqual({
    service: { name: 'airflow-api-server', port: { number: 8080 } },
  });
});

it('is of the class that the controller looks after, over TLS with the certificate of the front door', () => {
  const [airflow] = ingressesOf('orchestrator');
  expect(airflow?.spec).toMatchObject({
    ingressClassName: 'nginx',
    tls: [{ hosts: ['airflow.data.example.com'], secretName: 'front-door-tls' }],
  });
});

it('comes once the certificate is made, and who copies it is there', () => {
  expect(ingressApplications(topology, 'cicd').map(({ name, after }) => ({ name, after }))).toEqual([
    { name: 'cicd-ingress', after: ['certificates', 'cicd-foundation', 'reflector'] },
  ]);
});

it('is not there where nothing is published, or a Gateway does it', () => {
  expect(ingressesOf('database')).toEqual([]);
  const { ingress: _ingress, ...door } = frontDoor;
  expect(ingressesOf('cicd', { ...topology, frontDoor: door })).toEqual([]);
});
